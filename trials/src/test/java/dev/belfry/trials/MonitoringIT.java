package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a Belfry that runs says of itself agrees with what its neighbours saw. */
class MonitoringIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int CLIENTS = 5;
    private static final String RAISED = "belfry_alerts_raised_total{rule=\"back-online\",severity=\"warning\"}";
    private static final String TOLD = "belfry_alerts_told_total{rule=\"back-online\"}";
    private static final String SOURCE_UP = "belfry_source_up{source=\"dfir\"}";
    private static final String ROUTES = """
            routes:
              - match: {rule: back-online}
                to: [soc-slack]
                also: [tickets]
            """;

    @TempDir
    Path folder;

    private final Monitored belfry;

    MonitoringIT() throws IOException {
        belfry = Monitored.somewhere();
    }

    @Test
    void countsWhatItsNeighboursSaw() throws Exception {
        try (MainJob job = new MainJob(folder, CLIENTS)) {
            Path file = folder.resolve("belfry.yaml");
            Files.writeString(file, Files.readString(file) + ROUTES + belfry.yaml());
            job.slack().faults(Faults.first(FakeSlack.rateLimited(Duration.ofSeconds(1))));
            job.webhook().faults(Faults.always(Fault.answer(404, Map.of(), "no such hook")));
            try (Running running = Belfry.built().start(folder, Map.of(), "run")) {
                Until.within(LONG, () -> belfry.status("/ready") == 200, running::said);
                assertThat(belfry.status("/live")).isEqualTo(200);
                assertThat(belfry.metric(RAISED)).isZero();
                job.clients().forEach(client -> job.velociraptor().root().seen(client));
                Until.within(LONG, () -> belfry.metric(TOLD) == CLIENTS, running::said);
                agrees(job, running);
                theSourceIsDownAndBack(job, running);
                assertThat(running.terminate()).isEqualTo(Running.TERMINATED);
            }
            saidNothingSecret(job);
        }
    }

    private void agrees(MainJob job, Running running) {
        Until.within(LONG, () -> circuit("tickets") == 1, running::said);
        assertThat(job.slack().messages()).hasSize(CLIENTS);
        assertThat(belfry.metric(RAISED)).isEqualTo(CLIENTS);
        assertThat(attempts("soc-slack", "delivered")).isEqualTo(CLIENTS);
        assertThat(attempts("soc-slack", "delivered") + attempts("soc-slack", "retry"))
                .isEqualTo(job.slack().requests());
        assertThat(circuit("soc-slack")).isZero();
        Until.within(LONG, () -> attempts("tickets", "blocked") == job.webhook().requests(), running::said);
    }

    private double attempts(String sink, String outcome) {
        return belfry.metric("belfry_attempts_total{outcome=\"" + outcome + "\",sink=\"" + sink + "\"}");
    }

    private double circuit(String sink) {
        return belfry.metric("belfry_sink_circuit_open{sink=\"" + sink + "\"}");
    }

    /** It waits for its source, and a restart would not help that. */
    private void theSourceIsDownAndBack(MainJob job, Running running) {
        assertThat(belfry.metric(SOURCE_UP)).isOne();
        job.velociraptor().stop();
        Until.within(LONG, () -> belfry.metric(SOURCE_UP) == 0, running::said);
        assertThat(belfry.status("/ready")).isEqualTo(200);
        assertThat(belfry.status("/live")).isEqualTo(200);
        job.velociraptor().startAgain();
        Until.within(LONG, () -> belfry.metric(SOURCE_UP) == 1, running::said);
    }

    private void saidNothingSecret(MainJob job) {
        assertThat(belfry.answers())
                .isNotEmpty()
                .noneMatch(answer -> answer.contains(job.slack().url().getRawPath()))
                .noneMatch(answer -> answer.contains(job.webhook().url().getRawPath()))
                .noneMatch(answer -> answer.contains("PRIVATE KEY") || answer.contains("no such hook"))
                .noneMatch(answer -> job.clients().stream().anyMatch(answer::contains));
    }
}
