package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.List;

/** How the source talks to the server. Before any call something may happen. */
final class Connection {
    private final World world;
    private final Terms terms;
    private final Runnable meanwhile;

    Connection(World world, Terms terms, Runnable meanwhile) {
        this.world = world;
        this.terms = terms;
        this.meanwhile = meanwhile;
    }

    /** Calls the server, and returns its time. */
    long call() throws Unavailable {
        meanwhile.run();
        world.call();
        return world.now();
    }

    List<Client> clients() {
        return world.clients;
    }

    Client client(int number) {
        return world.clients.get(number);
    }

    List<Row> audit(long from) throws Unavailable {
        long now = call();
        return world.log.read(from, now);
    }

    /**
     * Sets or removes a label; that it returns proves nothing. Setting it on a client that is gone would make the server
     * invent one, so it is left.
     */
    void change(Client client, boolean set) throws Unavailable {
        call();
        if (client.exists && !world.failsSilently()) {
            world.change(client, set, true);
        }
    }

    /** Until every row can be found of what happened before. */
    void awaitRows() {
        if (!terms.has(Flaw.NO_LAG)) {
            world.elapse(terms.lag());
        }
    }

    /** How often it was broken. */
    int breaks() {
        return world.crashes();
    }
}
