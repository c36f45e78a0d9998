package dev.belfry.trials;

import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** SIGTERM while a request is on its way. */
class DrainIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void waitsForAnAnswerThatIsSlow() throws Exception {
        try (MainJob job = new MainJob(folder, 1)) {
            terminateWhileUnderWay(job, Fault.slow(Duration.ofSeconds(3)));
            assertThat(job.slack().messages()).hasSize(1);
            assertThat(job.isLabelled(job.clients().get(0))).isFalse();
            goOn(job);
            assertThat(job.slack().messages()).hasSize(1);
            assertThat(job.webhook().messages()).hasSize(1);
            assertThat(inDoubt(job)).isZero();
        }
    }

    /** The one message that is sent twice, and the store says why. */
    @Test
    void endsWithoutAnAnswerThatDoesNotCome() throws Exception {
        try (MainJob job = new MainJob(folder, 1)) {
            terminateWhileUnderWay(job, Fault.slow(Duration.ofHours(1)));
            goOn(job);
            assertThat(job.slack().messages()).hasSize(2);
            assertThat(job.webhook().messages()).hasSize(1);
            assertThat(inDoubt(job)).isOne();
        }
    }

    @Test
    void givesUpWaitingForARetry() throws Exception {
        try (MainJob job = new MainJob(folder, 1)) {
            terminateWhileUnderWay(job, FakeSlack.rateLimited(Duration.ofHours(1)));
            assertThat(job.slack().messages()).isEmpty();
            assertThat(job.isLabelled(job.clients().get(0))).isTrue();
        }
    }

    private static void terminateWhileUnderWay(MainJob job, Fault fault) throws Exception {
        job.slack().faults(Faults.first(fault));
        try (Running belfry = run(job)) {
            job.velociraptor().root().seen(job.clients().get(0));
            Until.within(LONG, () -> job.slack().requests() == 1, belfry::said);
            assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            Plain.assertNoTrace(belfry.said());
        }
    }

    private static void goOn(MainJob job) throws Exception {
        try (Running belfry = run(job)) {
            String client = job.clients().get(0);
            Until.within(LONG, () -> job.isTold(client) && !job.isLabelled(client), belfry::said);
            int calls = job.velociraptor().calls().size();
            Until.within(LONG, () -> job.velociraptor().calls().size() > calls + 4, belfry::said);
            assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
        }
    }

    private static Running run(MainJob job) throws Exception {
        return Belfry.built().start(job.folder(), Map.of(), "run");
    }

    private static long inDoubt(MainJob job) {
        try (StoreReader store = SqliteStores.openForReading(job.store()).orElseThrow()) {
            return store.resentInDoubt();
        }
    }
}
