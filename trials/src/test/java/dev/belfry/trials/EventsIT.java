package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.ReceivedMessage;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.QueueKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A client starts psexec: from the queue of an event artifact to one message, whatever dies in between. */
class EventsIT {
    private static final String PROCESSES = "Windows.Events.ProcessCreation";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final InstantSource clock = InstantSource.system();
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeSlack slack = FakeSlack.start(clock);

    @TempDir
    Path folder;

    @BeforeEach
    void configure() throws Exception {
        velociraptor.root().defineQueue(PROCESSES, QueueKind.CLIENT_EVENT);
        for (int i = 1; i <= 3; i++) {
            velociraptor.root().enrol(FakeClient.of(id(i), "LT-" + i, clock.instant()));
            velociraptor.root().connect(id(i));
        }
        // Or a crash of the server loses them.
        velociraptor.root().snapshotNow();
        new Setting(folder).apiConfig(velociraptor.apiConfig()).configuration("""
                        sources:
                          processes: {type: velociraptor-events, api-config: api.config.yaml, artifact: %s}
                        rules:
                          psexec:
                            type: matches
                            when: event.Name.matches('(?i)^psexe')
                            title: "{Name} started on {host}"
                            severity: critical
                        sinks:
                          soc: {type: slack, url: "%s"}
                        """.formatted(PROCESSES, slack.url()));
    }

    @AfterEach
    void close() {
        velociraptor.close();
        slack.close();
    }

    @Test
    void arePickedToldOnceAndCaughtUpAfterAKill() throws Exception {
        try (Running belfry = new Setting(folder).start("run")) {
            untilItListens(belfry, 2);
            for (int i = 0; i < 100; i++) {
                start(1, "PSEXESVC.exe");
            }
            start(1, "notepad.exe");
            Until.within(LONGEST, () -> told().size() == 1, belfry::said);
            // A kill before the answer is on disk leaves it in doubt, and it is resent: KillIT counts those.
            assertIsDelivered();
            belfry.kill();
        }
        start(2, "psexec.exe");
        try (Running belfry = new Setting(folder).start("run")) {
            Until.within(LONGEST, () -> told().size() == 2, belfry::said);
            untilItListens(belfry, 4);
            velociraptor.crash();
            velociraptor.root().connect(id(3));
            start(3, "psexec64.exe");
            Until.within(LONGEST, () -> told().size() == 3, belfry::said);
            start(1, "PSEXESVC.exe");
            start(2, "psexec.exe");
            start(3, "PSEXESVC.exe");
            assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            Plain.assertNoTrace(belfry.said());
        }
        assertThat(told()).hasSize(3);
        for (int i = 1; i <= 3; i++) {
            String host = "LT-" + i;
            assertThat(told())
                    .filteredOn(body -> body.contains(" started on " + host))
                    .hasSize(1);
        }
    }

    @Test
    void areLookedAtBeforeItRuns() throws Exception {
        start(1, "PSEXESVC.exe");
        start(2, "notepad.exe");
        Setting setting = new Setting(folder);
        assertThat(setting.run("check").out()).contains("1 source, 1 rule, 1 sink");
        assertThat(setting.run("doctor").out())
                .contains("may read " + PROCESSES + ": events of clients", "All is well");
        assertThat(setting.run("preview").out())
                .contains("LT-1", "would tell soc")
                .doesNotContain("LT-2");
        assertThat(told()).isEmpty();
    }

    @Test
    void areLookedAtInEveryQueueBeforeItRuns() throws Exception {
        velociraptor.root().defineQueue("Custom.Processes", QueueKind.CLIENT_EVENT);
        start(1, "PSEXESVC.exe");
        velociraptor.root().emit("Custom.Processes", Map.of("ClientId", id(2), "Name", "psexec.exe"));
        Setting setting = new Setting(folder);
        String one = Files.readString(folder.resolve("belfry.yaml"));
        setting.configuration(
                one.replace("artifact: " + PROCESSES, "artifacts: [" + PROCESSES + ", Custom.Processes]"));
        assertThat(setting.run("preview").out()).contains("LT-1", "LT-2");
    }

    private void start(int client, String process) {
        velociraptor
                .root()
                .emit(PROCESSES, Map.of("ClientId", id(client), "Name", process, "CommandLine", process + " -s"));
    }

    private void assertIsDelivered() throws Exception {
        String deliveries = "";
        for (int i = 0; i < 20 && !deliveries.contains("delivered"); i++) {
            deliveries = new Setting(folder).run("deliveries").out();
        }
        assertThat(deliveries).contains("delivered");
    }

    /**
     * Waits for the source's own watch: it is the last of so many, as each start examines the queue first. That one may
     * stand a little longer than the source needs it.
     */
    private void untilItListens(Running belfry, int watches) {
        Until.within(LONGEST, () -> velociraptor.root().watched(PROCESSES) >= watches, belfry::said);
    }

    private List<String> told() {
        return slack.messages().stream().map(ReceivedMessage::body).toList();
    }

    private static String id(int number) {
        return "C.000000000000000" + number;
    }
}
