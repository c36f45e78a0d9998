package dev.belfry.trials;

import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The configuration changes under a process that runs. */
class ReloadIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String RUNS = "as it is now";

    @TempDir
    Path folder;

    @Test
    void aRequestUnderWayIsHeardOfAndMadeOnce() throws Exception {
        try (MainJob job = new MainJob(folder, 1)) {
            job.slack().faults(Faults.first(Fault.slow(Duration.ofSeconds(8))));
            try (Running belfry = run(job)) {
                String client = job.clients().get(0);
                job.velociraptor().root().seen(client);
                Until.within(LONG, () -> job.slack().requests() == 1, belfry::said);
                job.edit("every: 1s", "every: 2s");
                Until.within(LONG, () -> belfry.said().contains(RUNS), belfry::said);
                assertThat(job.isLabelled(client)).isTrue();
                Until.within(LONG, () -> job.isTold(client) && !job.isLabelled(client), belfry::said);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
                Plain.assertNoTrace(belfry.said());
            }
            assertThat(job.slack().messages()).hasSize(1);
            assertThat(job.webhook().messages()).hasSize(1);
            try (StoreReader store = SqliteStores.openForReading(job.store()).orElseThrow()) {
                assertThat(store.resentInDoubt()).isZero();
            }
        }
    }

    @Test
    void whatIsWrongIsToldAndChangesNothing() throws Exception {
        try (MainJob job = new MainJob(folder, 1);
                Running belfry = run(job)) {
            job.edit("within: 5m", "within: 5 minutes");
            Until.within(LONG, () -> belfry.said().contains("goes on with the configuration it has"), belfry::said);
            assertThat(belfry.said()).contains("rules.back-online.within: \"5 minutes\" is not a duration");
            Until.within(LONG, () -> status(job).contains("not loaded"), () -> status(job));
            assertThat(status(job)).contains("rules.back-online.within");
            String client = job.clients().get(0);
            job.velociraptor().root().seen(client);
            Until.within(LONG, () -> job.isTold(client) && !job.isLabelled(client), belfry::said);
            job.edit("within: 5 minutes", "within: 6m");
            Until.within(LONG, () -> belfry.said().contains(RUNS), belfry::said);
            Until.within(LONG, () -> !status(job).contains("not loaded"), () -> status(job));
        }
    }

    @Test
    void aSignalReadsItAgain() throws Exception {
        try (MainJob job = new MainJob(folder, 1);
                Running belfry = run(job)) {
            hangUp(belfry);
            Until.within(LONG, () -> belfry.said().contains(RUNS), belfry::said);
            String client = job.clients().get(0);
            job.velociraptor().root().seen(client);
            Until.within(LONG, () -> job.isTold(client) && !job.isLabelled(client), belfry::said);
            assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
        }
    }

    private static void hangUp(Running belfry) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", String.valueOf(belfry.pid())).start().waitFor();
    }

    private static Running run(MainJob job) throws Exception {
        Running belfry = Belfry.built().start(job.folder(), Map.of(), "run");
        Until.within(LONG, () -> belfry.said().contains(" runs "), belfry::said);
        return belfry;
    }

    private static String status(MainJob job) {
        try {
            return Belfry.built().run(job.folder(), Map.of(), "status").out();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
