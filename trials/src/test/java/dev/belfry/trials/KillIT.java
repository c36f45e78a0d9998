package dev.belfry.trials;

import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the process at random moments of the main job, while receivers fail in every way and the wall clock jumps, and
 * counts at the receivers. What happens follows from a seed, which a failure names; when it happens is up to the machine,
 * so that a seed makes a failure likely again, not certain.
 *
 * <p>A longer run: {@code ./mvnw verify -pl trials -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KillIT
 * -Dfailsafe.failIfNoSpecifiedTests=false -Dbelfry.trials.clients=2000 -Dbelfry.trials.kills=50 -Dbelfry.trials.seed=1};
 * each of the last three may be left out.
 */
class KillIT {
    private static final int CLIENTS = Integer.getInteger("belfry.trials.clients", 150);
    private static final int KILLS = Integer.getInteger("belfry.trials.kills", 5);
    private static final long SEED = Long.getLong("belfry.trials.seed", System.nanoTime());
    private static final int IN_FLIGHT = 16;
    private static final Duration LONGEST = Duration.ofSeconds(60 + 30L * KILLS + CLIENTS / 2);

    @TempDir
    Path folder;

    @Test
    void losesNothingAndTellsNothingTwice() throws Exception {
        System.out.println("KillIT: -Dbelfry.trials.seed=" + SEED);
        try (MainJob job = new MainJob(folder, CLIENTS);
                Ordeal ordeal = new Ordeal(job, KILLS, SEED)) {
            Until.within(LONGEST, ordeal::goesOnUntilDone, ordeal::standing);
            ordeal.waitForMorePolls();
            assertThat(ordeal.terminate()).as("exit code").isEqualTo(Running.TERMINATED);
            assertNothingIsLost(job);
            assertNothingCameTwice(job);
            assertThat(job.clients())
                    .allSatisfy(client -> assertThat(job.isLabelled(client))
                            .as("label of %s (seed %s)", client, SEED)
                            .isEqualTo(ordeal.isLabelledAgain(client)));
            assertTheStoreAgrees(job);
            System.out.println("KillIT: " + ordeal.summary());
        }
    }

    private static void assertNothingIsLost(MainJob job) {
        assertThat(job.clients()).as("told (seed %s)", SEED).allMatch(job::isTold);
    }

    private static void assertNothingCameTwice(MainJob job) {
        assertThat(job.webhook().messages())
                .as("at the webhook (seed %s)", SEED)
                .hasSize(CLIENTS);
        int extra = job.slack().messages().size() - CLIENTS;
        assertThat(extra).as("extra at Slack (seed %s)", SEED).isBetween(0, IN_FLIGHT * KILLS);
        Doubts doubts = new Doubts(job.store());
        assertThat(job.clients())
                .allSatisfy(client -> assertThat(MainJob.messages(job.slack(), client) - 1)
                        .as("extra at Slack for %s (seed %s)", client, SEED)
                        .isLessThanOrEqualTo(doubts.about("soc-slack", client)));
    }

    private static void assertTheStoreAgrees(MainJob job) {
        try (StoreReader store = SqliteStores.openForReading(job.store()).orElseThrow()) {
            List<DeliveryView> all = store.deliveries(DeliveryFilter.newest(10 * CLIENTS));
            assertThat(all).as("deliveries").hasSize(2 * CLIENTS);
            assertThat(all).allMatch(delivery -> delivery.state().phase().isTold());
            int extra = job.slack().messages().size() - CLIENTS;
            assertThat(extra).isLessThanOrEqualTo((int) store.resentInDoubt());
            System.out.println(
                    "KillIT: " + CLIENTS + " clients, lost 0, twice at Slack " + extra + ", twice at the webhook 0,"
                            + " in doubt " + store.resentInDoubt() + ", known again by the webhook "
                            + job.webhook().repeats().size());
        }
    }
}
