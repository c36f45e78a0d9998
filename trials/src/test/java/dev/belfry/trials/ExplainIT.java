package dev.belfry.trials;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.fakes.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Each way in which an alert can end at Slack, one client after the other, and clients that are not told of. */
class ExplainIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Fault REFUSED = Fault.answer(400, Map.of(), "invalid_payload");
    private static final int NOT_FOUND = 66;

    @TempDir
    Path folder;

    private volatile Fault mood = Fault.none();

    @Test
    void saysHowEachAlertEndedAndWhyTheOthersWereNotTold() throws Exception {
        try (MainJob job = new MainJob(folder, 7)) {
            job.edit("soc-slack: {", "soc-slack: {on-doubt: park, ");
            job.slack().faults(request -> mood);
            try (Running belfry = job.start()) {
                comesBack(job, belfry, 0, Fault.none(), Phase.DELIVERED);
                for (int refused = 1; refused <= 4; refused++) {
                    comesBack(job, belfry, refused, REFUSED, Phase.DEAD);
                }
                comesBack(job, belfry, 5, Fault.dropAfterReading(), Phase.PARKED);
                mood = Fault.none();
                job.run("dead-letters", "replay", alert(job, 2));
                job.run("dead-letters", "drop", alert(job, 3));
                job.run("dead-letters", "drop", "--settle", alert(job, 4));
                until(job, belfry, 2, Phase.DELIVERED);
                until(job, belfry, 3, Phase.DROPPED);
                until(job, belfry, 4, Phase.WAIVED);
                Until.within(LONG, () -> !job.isLabelled(job.clients().get(4)), belfry::said);
                assertItIsExplained(job);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
        }
    }

    private void assertItIsExplained(MainJob job) throws Exception {
        assertThat(explain(job, 0))
                .contains("told by 2 of 2 sinks", "within 5 min", "attempt 1: delivered", "the label is off");
        assertThat(explain(job, 1))
                .contains(
                        "told by 1 of 2 sinks, soc-slack dead",
                        "attempt 1: dead",
                        "invalid_payload",
                        "belfry dead-letters");
        assertThat(explain(job, 2))
                .contains("told by 2 of 2 sinks", "attempt 1: failed", "attempt 2: delivered", "the label is off");
        assertThat(explain(job, 3))
                .contains("soc-slack dropped", "was given up by hand; that does not count as told")
                .doesNotContain("the label is off");
        assertThat(explain(job, 4))
                .contains("told by 2 of 2 sinks", "was given up by hand and counts as told", "the label is off");
        assertThat(explain(job, 5))
                .contains("told by 1 of 2 sinks, soc-slack parked", "is parked until somebody decides");
        assertThat(explain(job, 6)).contains("No alert tells of", "waits: seen 3 d ago, longer than 5 min");
        Plain.assertThat(Belfry.built().run(folder, Map.of(), "explain", "C.ffffffffffffffff"))
                .endedWith(NOT_FOUND)
                .saysOnce("Is it labelled");
    }

    private static String explain(MainJob job, int client) throws Exception {
        return job.run("explain", job.clients().get(client));
    }

    private void comesBack(MainJob job, Running belfry, int client, Fault fault, Phase end) {
        mood = fault;
        job.velociraptor().root().seen(job.clients().get(client));
        until(job, belfry, client, end);
    }

    private void until(MainJob job, Running belfry, int client, Phase end) {
        Until.within(
                LONG,
                () -> atSlack(job, client)
                        .filter(delivery -> delivery.state().phase() == end)
                        .isPresent(),
                () -> atSlack(job, client) + "\n" + belfry.said());
    }

    private String alert(MainJob job, int client) {
        return atSlack(job, client).orElseThrow().alert();
    }

    private Optional<DeliveryView> atSlack(MainJob job, int client) {
        return SqliteStores.openForReading(job.store())
                .flatMap(store -> atSlack(store, job.clients().get(client)));
    }

    private static Optional<DeliveryView> atSlack(StoreReader opened, String client) {
        try (StoreReader store = opened) {
            return store.deliveries(DeliveryFilter.newest(100)).stream()
                    .filter(delivery -> delivery.sink().equals("soc-slack"))
                    .filter(delivery -> delivery.key().contains(client))
                    .findFirst();
        }
    }
}
