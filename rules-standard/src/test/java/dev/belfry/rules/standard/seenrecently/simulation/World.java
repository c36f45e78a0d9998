package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.rules.standard.seenrecently.simulation.Client.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A Velociraptor server and whom it knows. Labels and clients live in memory and in a snapshot every five minutes; a
 * crash takes the server back to it. The audit log is durable.
 */
final class World {
    private static final long SNAPSHOT_EVERY = 5 * Micros.MINUTE;

    final SplittableRandom random;
    final AuditLog log;
    final People people;
    final Ledger ledger;
    final Story story;
    final List<Client> clients = new ArrayList<>();
    private final List<Saved> snapshot = new ArrayList<>();
    private long now;
    private long nextSnapshot;
    private long upAt;
    private int crashes;

    /**
     * @param apart the shortest time between two rows of one client
     */
    World(SplittableRandom random, long start, Terms terms, long apart, Story story) {
        this.random = random;
        this.now = start;
        this.log = new AuditLog(random, terms.lag(), apart);
        this.people = new People(log);
        this.ledger = new Ledger(terms.within(), clients, people);
        this.story = story;
    }

    void populate(int count) {
        for (int i = 0; i < count; i++) {
            Client client = new Client(i, random.nextInt(6) == 0);
            client.label = random.nextInt(3) == 0;
            if (random.nextBoolean()) {
                client.start(now);
            }
            clients.add(client);
        }
        snapshot();
    }

    long now() {
        return now;
    }

    boolean isUp() {
        return now >= upAt;
    }

    int crashes() {
        return crashes;
    }

    void elapse(long micros) {
        long end = now + micros;
        while (isUp() && nextSnapshot <= end) {
            now = Math.max(now, nextSnapshot);
            snapshot();
        }
        now = end;
        for (Client client : clients) {
            if (isUp() && client.isDueBack(now)) {
                client.start(now);
                story.add(now, client.id(), "reconnects");
            }
        }
    }

    /** A call to the server. Its clock goes on from one call to the next. */
    void call() throws Unavailable {
        elapse(1 + random.nextLong(5 * Micros.MILLISECOND));
        if (!isUp()) {
            throw new Unavailable();
        }
    }

    /** Whether the next change of a label is answered as if it were made, and is not. */
    boolean failsSilently() {
        return random.nextInt(50) == 0;
    }

    /** A label is set or removed, by a person or by Belfry itself. */
    void change(Client client, boolean set, boolean own) {
        client.label = set;
        Row row = log.write(client.number, set, own, now);
        story.add(now, row);
        if (!own && !set) {
            ledger.unwanted(client.number);
        }
    }

    void delete(Client client) {
        story.add(now, client.id(), "is deleted");
        client.delete();
        people.deleted(client.number);
        ledger.unwanted(client.number);
    }

    void crash() {
        if (!isUp()) {
            return;
        }
        crashes++;
        upAt = now + random.nextLong(3 * Micros.SECOND, random.nextInt(4) == 0 ? Micros.HOUR : Micros.MINUTE);
        nextSnapshot = upAt + SNAPSHOT_EVERY;
        for (int i = 0; i < clients.size(); i++) {
            restore(clients.get(i), snapshot.get(i));
        }
    }

    void awaitUp() {
        elapse(Math.max(0, upAt - now));
    }

    private void restore(Client client, Saved saved) {
        boolean returns = client.online && random.nextBoolean();
        if (client.exists != saved.exists()) {
            people.deleted(client.number);
            ledger.unwanted(client.number);
        }
        client.restore(saved, returns ? upAt + random.nextLong(Micros.MINUTE) : Client.NEVER);
        ledger.forgot(client, now);
        story.add(now, "the server crashes; of", client.id(), "it knows", saved);
    }

    private void snapshot() {
        snapshot.clear();
        clients.forEach(client -> snapshot.add(client.save(now)));
        nextSnapshot = now + SNAPSHOT_EVERY - Micros.MINUTE / 2 + random.nextLong(Micros.MINUTE);
    }
}
