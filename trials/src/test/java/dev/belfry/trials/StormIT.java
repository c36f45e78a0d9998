package dev.belfry.trials;

import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.fakes.http.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A thousand clients come back at once: twenty messages and a digest of two revisions, and every label comes off. */
class StormIT {
    private static final int CLIENTS = 1_000;
    private static final int OVER = 20;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private static Running start(MainJob job) throws IOException {
        return Belfry.built().start(job.folder(), Map.of(), "run");
    }

    private static boolean isOver(MainJob job) {
        return job.slack().messages().stream().anyMatch(message -> isDigest(message, "Resolved: "))
                && job.clients().stream().noneMatch(job::isLabelled);
    }

    private static boolean isDigest(ReceivedMessage message, String state) {
        return message.body().contains(state) && message.body().contains("told as one");
    }

    private static String standing(MainJob job, Running belfry) {
        long labelled = job.clients().stream().filter(job::isLabelled).count();
        return labelled + " labelled, " + job.slack().messages().size() + " at Slack, "
                + job.webhook().messages().size() + " at the webhook\n" + belfry.said();
    }

    @Test
    void isTwentyMessagesAndADigestOfTwoRevisions() throws Exception {
        try (MainJob job = new MainJob(folder, CLIENTS)) {
            job.configure("{over: " + OVER + ", per: 5s}");
            job.clients().forEach(job.velociraptor().root()::connect);
            try (Running belfry = start(job)) {
                Until.within(LONG, () -> isOver(job), () -> standing(job, belfry));
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertThat(job.slack().messages()).hasSize(OVER + 2);
            assertThat(job.slack().messages().stream().filter(message -> isDigest(message, "980 alerts")))
                    .hasSize(2);
            assertThat(job.webhook().messages()).hasSize(CLIENTS);
            assertItCanBeExplained(job);
        }
    }

    private void assertItCanBeExplained(MainJob job) throws Exception {
        List<DeliveryView> members = deliveries(job).stream()
                .filter(delivery -> delivery.digest() != null)
                .toList();
        assertThat(members).hasSize(CLIENTS - OVER);
        DeliveryView member = members.get(0);
        String digest = String.valueOf(member.digest());
        assertThat(belfry("explain", member.alert())).contains("told with others, by digest " + digest);
        assertThat(belfry("explain", digest)).contains("tells 980 with one message: ");
        assertThat(belfry("deliveries", "--digest", digest, "-n", "2000").lines())
                .hasSizeGreaterThanOrEqualTo(980);
        assertThat(belfry("deliveries", "--state", "grouped").lines()).hasSizeLessThan(3);
    }

    private String belfry(String... arguments) throws Exception {
        return Belfry.built().run(folder, Map.of(), arguments).out();
    }

    private static List<DeliveryView> deliveries(MainJob job) {
        try (StoreReader store = SqliteStores.openForReading(job.store()).orElseThrow()) {
            return store.deliveries(DeliveryFilter.newest(10 * CLIENTS));
        }
    }

    /** Twice in the storm, once while its members are being delivered: only what was on the wire may come again. */
    @Test
    void isStillThatWhenTheProcessIsKilledInIt() throws Exception {
        try (MainJob job = new MainJob(folder, CLIENTS)) {
            job.configure("{over: " + OVER + ", per: 20s}");
            job.clients().forEach(job.velociraptor().root()::connect);
            kill(job, 5);
            kill(job, OVER);
            kill(job, OVER + 1);
            try (Running belfry = start(job)) {
                Until.within(LONG, () -> isOver(job), () -> standing(job, belfry));
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertThat(job.webhook().messages()).hasSize(CLIENTS);
            assertThat(deliveries(job))
                    .allMatch(delivery -> delivery.state().phase().isTold());
            try (StoreReader store = SqliteStores.openForReading(job.store()).orElseThrow()) {
                int extra = job.slack().messages().size() - OVER - 2;
                assertThat(extra).isBetween(0, (int) store.resentInDoubt());
                System.out.println("StormIT: 3 kills, " + CLIENTS + " clients, twice at Slack " + extra);
            }
        }
    }

    private static void kill(MainJob job, int messages) throws Exception {
        try (Running belfry = start(job)) {
            Until.within(LONG, () -> job.slack().messages().size() >= messages, () -> standing(job, belfry));
            belfry.kill();
        }
    }
}
