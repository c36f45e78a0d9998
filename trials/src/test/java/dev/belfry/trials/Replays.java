package dev.belfry.trials;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** A person who looks now and then whether there are dead letters, and has them tried again, by the command. */
final class Replays {
    private static final int MILLIS_BETWEEN = 5_000;
    private static final int USAGE = 64;

    private final MainJob job;
    private long nextAt = MILLIS_BETWEEN;
    private int made;

    Replays(MainJob job) {
        this.job = job;
    }

    int made() {
        return made;
    }

    void ifDue(long millis) {
        if (millis < nextAt) {
            return;
        }
        nextAt = millis + MILLIS_BETWEEN;
        int dead = dead();
        if (dead > 0) {
            made += dead;
            replay();
        }
    }

    private int dead() {
        StoreReader store = SqliteStores.openForReading(job.store()).orElse(null);
        if (store == null) {
            return 0;
        }
        try (store) {
            return store.deliveries(DeliveryFilter.newest(1_000).phases(Set.of(Phase.DEAD)))
                    .size();
        }
    }

    private void replay() {
        try {
            Ended ended = Belfry.built().run(job.folder(), Map.of(), "dead-letters", "replay", "all");
            // Those of the time before may be under way again by now.
            Plain.assertThat(ended).endedWith(ended.said().contains("There is no dead letter") ? USAGE : 0);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("Cannot replay", e);
        }
    }
}
