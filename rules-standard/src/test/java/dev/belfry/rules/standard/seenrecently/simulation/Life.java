package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.SplittableRandom;

/** What people, clients and the server do. */
final class Life {
    private final World world;
    private final Terms terms;
    private final SplittableRandom random;

    Life(World world, Terms terms) {
        this.world = world;
        this.terms = terms;
        this.random = world.random;
    }

    /** One thing happens. */
    void goOn() {
        Client client = anyone();
        int chance = random.nextInt(100);
        if (chance < 8) {
            world.crash();
        } else if (chance < 11) {
            world.elapse(random.nextLong(Micros.MINUTE));
        } else if (chance < 45) {
            happensTo(client);
        } else if (world.isUp() && client.exists) {
            world.change(client, chance < 82, false);
        }
    }

    /** Belfry does not look, or cannot, for longer than a visit is recent. */
    void comesAndGoesUnseen() {
        Client client = anyone();
        world.elapse(random.nextLong(terms.within()));
        if (world.isUp() && client.exists && !client.online) {
            happensTo(client);
            world.elapse(random.nextLong(Micros.MINUTE));
        }
        if (client.online) {
            happensTo(client);
        }
        world.elapse(terms.within() + random.nextLong(terms.within()));
    }

    void everyoneComesOnline() {
        for (Client client : world.clients) {
            if (client.exists && !client.online) {
                client.start(world.now());
            }
        }
    }

    private void happensTo(Client client) {
        if (!world.isUp()) {
            return;
        }
        if (!client.exists) {
            client.start(world.now());
            world.story.add(world.now(), client.id(), "enrols");
        } else if (random.nextInt(12) == 0) {
            world.delete(client);
        } else if (client.online) {
            client.stop(world.now());
            world.story.add(world.now(), client.id(), "leaves");
        } else {
            client.start(world.now());
            world.story.add(world.now(), client.id(), "comes");
        }
    }

    private Client anyone() {
        return world.clients.get(random.nextInt(world.clients.size()));
    }
}
