package dev.belfry.trials;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import dev.belfry.fakes.http.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A storm, and something else goes wrong meanwhile: each client is told once all the same, and its label comes off. */
class StormMishapsIT {
    private static final int CLIENTS = 30;
    private static final int OVER = 4;
    private static final String STORM = "{over: " + OVER + ", per: 5s}";
    private static final String DIGEST = "26 alerts in ";
    private static final String IS_OVER = "Resolved: " + DIGEST;
    private static final String TROUBLE = "Sink tickets takes no messages";
    private static final int UNAVAILABLE = 69;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void whatARefusedDigestTellsIsToldOnceAPersonReplaysIt() throws Exception {
        try (MainJob job = storm()) {
            job.slack().dislikes(body -> body.contains(DIGEST) && !body.contains(IS_OVER));
            try (Running belfry = job.start()) {
                until(job, belfry, () -> isOver(job) && labelled(job) <= CLIENTS - OVER);
                assertThat(deliveries(Phase.DEAD)).hasSize(1);
                assertThat(labelled(job)).isEqualTo(CLIENTS - OVER);
                job.slack().dislikes(body -> false);
                job.run("dead-letters", "replay", "all");
                until(job, belfry, () -> labelled(job) == 0);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertEachIsToldOnce(job, OVER + 2);
        }
    }

    @Test
    void aCopyOfAStormIsToldToItsEndOnceItMayRun() throws Exception {
        try (MainJob job = storm()) {
            job.slack().faults(request -> request > OVER ? Fault.answer(503, Map.of(), "") : Fault.none());
            try (Running belfry = job.start()) {
                until(job, belfry, () -> job.slack().requests() > OVER);
                job.run("backup", "copy.db");
                belfry.kill();
            }
            putBack();
            int before = job.slack().requests();
            Plain.assertThat(Belfry.built().run(folder, Map.of(), "run"))
                    .endedWith(UNAVAILABLE)
                    .saysOnce("belfry resume");
            assertThat(job.slack().requests()).isEqualTo(before);
            job.slack().faults(Faults.none());
            assertThat(job.run("resume")).contains(DIGEST);
            try (Running belfry = job.start()) {
                until(job, belfry, () -> isOver(job) && labelled(job) == 0);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertEachIsToldOnce(job, OVER + 2);
        }
    }

    private void putBack() throws IOException {
        for (String beside : List.of("-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("belfry.db" + beside));
        }
        Files.move(folder.resolve("copy.db"), folder.resolve("belfry.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aSinkThatGetsAnotherNameTellsTheStormToItsEndUnderThat() throws Exception {
        try (MainJob job = storm()) {
            job.slack().faults(request -> request > OVER ? Fault.answer(503, Map.of(), "") : Fault.none());
            try (Running belfry = job.start()) {
                until(job, belfry, () -> job.slack().requests() > OVER);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            job.slack().faults(Faults.none());
            job.edit("soc-slack:", "soc:");
            job.run("rename", "sink", "soc-slack", "soc");
            try (Running belfry = job.start()) {
                until(job, belfry, () -> isOver(job) && labelled(job) == 0);
                assertThat(job.run("status")).doesNotContain("soc-slack", "a storm");
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertEachIsToldOnce(job, OVER + 2);
        }
    }

    @Test
    void endsAlthoughTheClockIsPutBackByHours() throws Exception {
        try (MainJob job = storm()) {
            WallClock clock = WallClock.at(folder.resolve("clock"));
            clock.put(Duration.ZERO);
            try (Running belfry = Belfry.built().start(folder, clock, "run")) {
                until(job, belfry, () -> atSlack(job, DIGEST) > 0);
                clock.put(Duration.ofHours(-6));
                until(job, belfry, () -> isOver(job) && labelled(job) == 0);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertEachIsToldOnce(job, OVER + 2);
        }
    }

    @Test
    void theTroubleOfAnotherSinkIsToldInTheMiddleOfIt() throws Exception {
        try (MainJob job = storm()) {
            job.edit("tickets: {", "tickets: {on-trouble: soc-slack, ");
            // By itself a sink that hears of trouble hears of nothing else.
            job.edit("sinks:", "routes: [{to: [soc-slack, tickets]}]\nsinks:");
            job.webhook().faults(Faults.always(Fault.answer(401, Map.of(), "")));
            WallClock clock = WallClock.at(folder.resolve("clock"));
            clock.put(Duration.ZERO);
            try (Running belfry = Belfry.built().start(folder, clock, "run")) {
                until(job, belfry, () -> atSlack(job, DIGEST) > 0 && atSlack(job, TROUBLE) == 1);
                job.webhook().faults(Faults.none());
                // To where it is asked again.
                clock.put(Duration.ofMinutes(1));
                until(job, belfry, () -> isOver(job) && labelled(job) == 0);
                until(job, belfry, () -> atSlack(job, TROUBLE) == 2);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            assertEachIsToldOnce(job, OVER + 4);
            assertThat(firstAtSlack(job, TROUBLE)).isLessThan(firstAtSlack(job, IS_OVER));
        }
    }

    private static int firstAtSlack(MainJob job, String text) {
        List<String> bodies =
                job.slack().messages().stream().map(ReceivedMessage::body).toList();
        return bodies.indexOf(
                bodies.stream().filter(body -> body.contains(text)).findFirst().orElseThrow());
    }

    private MainJob storm() throws IOException {
        MainJob job = new MainJob(folder, CLIENTS);
        job.configure(STORM);
        job.clients().forEach(job.velociraptor().root()::connect);
        return job;
    }

    private static void until(MainJob job, Running belfry, BooleanSupplier isSo) {
        Until.within(
                LONG,
                isSo,
                () -> labelled(job) + " labelled, at Slack " + job.slack().requests() + " requests: "
                        + job.slack().messages().stream()
                                .map(ReceivedMessage::body)
                                .toList() + "\n" + belfry.said());
    }

    private static long atSlack(MainJob job, String text) {
        return job.slack().messages().stream()
                .filter(message -> message.body().contains(text))
                .count();
    }

    private static boolean isOver(MainJob job) {
        return atSlack(job, IS_OVER) == 1;
    }

    private static long labelled(MainJob job) {
        return job.clients().stream().filter(job::isLabelled).count();
    }

    private List<DeliveryView> deliveries(Phase phase) {
        try (StoreReader store =
                SqliteStores.openForReading(folder.resolve("belfry.db")).orElseThrow()) {
            return store.deliveries(DeliveryFilter.newest(10 * CLIENTS).phases(Set.of(phase)));
        }
    }

    private void assertEachIsToldOnce(MainJob job, int messages) {
        assertThat(job.slack().messages()).hasSize(messages);
        assertThat(atSlack(job, DIGEST)).isEqualTo(2);
        assertThat(job.webhook().messages()).hasSize(CLIENTS);
        List<DeliveryView> told = deliveries(Phase.DELIVERED);
        assertThat(told).hasSize(2 * CLIENTS + messages - OVER);
        assertThat(told.stream().filter(delivery -> delivery.digest() != null)).hasSize(CLIENTS - OVER);
    }
}
