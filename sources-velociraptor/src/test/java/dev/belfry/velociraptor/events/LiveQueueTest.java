package dev.belfry.velociraptor.events;

import dev.belfry.core.event.Event;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.SourceException;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeOrg;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Misbehaviour;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.fakes.velociraptor.QueueKind;
import dev.belfry.velociraptor.connect.ApiAccess;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.query.Patience;
import dev.belfry.velociraptor.query.Server;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import dev.belfry.velociraptor.testing.Until;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole source against a server that speaks the real protocol. */
// A heartbeat, and silence, come by the clock of the wall.
@Tag("real-clock")
class LiveQueueTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(20));
    private static final String CLIENT = "C.1a2b3c4d5e6f7081";
    private static final String PROCESSES = "Windows.Events.ProcessCreation";
    private static final String ALERTS = "Server.Internal.Alerts";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg root = velociraptor.root();
    private final Map<String, Checkpoint> committed = new HashMap<>();
    private String watched = PROCESSES;
    private @Nullable VelociraptorEvents made;

    private final List<Event> broughtBeforeTheFailure = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Path file = Files.writeString(folder.resolve("api.config.yaml"), velociraptor.apiConfig());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        root.defineQueue(PROCESSES, QueueKind.CLIENT_EVENT);
        root.enrol(FakeClient.of(CLIENT, "LT-4711", clock.instant()));
        root.connect(CLIENT);
        made = source(PROCESSES);
    }

    @AfterEach
    void close() {
        source().close();
        velociraptor.close();
    }

    @Test
    void bringsARowOfAClientWithItsHost() throws Exception {
        listen();
        root.emit(PROCESSES, process("PSEXESVC.exe"));
        Event event = await(1).get(0);
        assertThat(event.kind()).isEqualTo(PROCESSES);
        assertThat(event.time()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(event.attributes().text("client")).contains(CLIENT);
        assertThat(event.attributes().text("host")).contains("LT-4711");
        assertThat(event.attributes().text("Name")).contains("PSEXESVC.exe");
        assertThat(event.attributes().members()).doesNotContainKeys("_ts", "_Source", "_k", "_client");
    }

    @Test
    void catchesUpWithClientsAfterItWasAway() throws Exception {
        listen();
        root.emit(PROCESSES, process("told"));
        assertThat(names(await(1))).containsExactly("told");
        source().close();
        clock.advance(Duration.ofMinutes(10));
        root.emit(PROCESSES, process("missed"));
        clock.advance(Duration.ofMinutes(10));
        made = source(PROCESSES);
        assertThat(names(await(1))).containsExactly("missed");
        root.emit(PROCESSES, process("live"));
        assertThat(names(await(1))).containsExactly("live");
    }

    @Test
    void losesNothingWhenTheServerIsKilled() throws Exception {
        made = source(ALERTS);
        listen();
        velociraptor.kill();
        root.emit(ALERTS, Map.of("name", "while it was down"));
        assertThat(failure()).contains("127.0.0.1");
        velociraptor.startAgain();
        assertThat(await(1)).hasSize(1);
    }

    @Test
    void isNotDeceivedByTheHeartbeatOfAWatchThatIsDenied() throws Exception {
        velociraptor.grant(FakeVelociraptor.BOT, FakeVelociraptor.ROOT, Set.of(Permission.ANY_QUERY));
        assertThat(failure()).contains("user bot may not read results in org root");
    }

    @Test
    void saysThatThereIsNoSuchArtifact() throws Exception {
        made = source("No.Such");
        assertThat(failure()).contains("No.Such not known");
    }

    /** The server would let it be watched, and never say a word. */
    @Test
    void refusesAnArtifactOfWhichOnlyTheSourcesHaveEvents() throws Exception {
        root.defineQueue("Custom.Events/Starts", QueueKind.CLIENT_EVENT);
        root.defineQueue("Custom.Events/Logons", QueueKind.CLIENT_EVENT);
        made = source("Custom.Events");
        assertThat(failure())
                .isEqualTo("Custom.Events has no events."
                        + " Name what has: artifacts: [Custom.Events/Starts, Custom.Events/Logons]");
        assertThat(source().examine()).extracting(Finding::text).contains("Custom.Events has no events");
        made = source("Custom.Events/Failures");
        assertThat(failure()).startsWith("Custom.Events/Failures has no events.");
    }

    @Test
    void readsANamedSource() throws Exception {
        root.defineQueue("Custom.Events/Logons", QueueKind.CLIENT_EVENT);
        made = source("Custom.Events/Logons");
        listen();
        root.emit("Custom.Events/Logons", process("told"));
        assertThat(names(await(1))).containsExactly("told");
        source().close();
        clock.advance(Duration.ofMinutes(1));
        root.emit("Custom.Events/Logons", process("missed"));
        made = source("Custom.Events/Logons");
        assertThat(names(await(1))).containsExactly("missed");
    }

    @Test
    void goesOnWithARightThatWasTakenAwayUntilItSubscribesAnew() throws Exception {
        listen();
        velociraptor.grant(FakeVelociraptor.BOT, FakeVelociraptor.ROOT, Set.of());
        root.emit(PROCESSES, Map.of("Name", "still heard"));
        assertThat(names(await(1))).containsExactly("still heard");
        // Long without a heartbeat: the stream is given up.
        clock.advance(Duration.ofMinutes(31));
        assertThat(failure()).contains("not even a heartbeat");
        assertThat(failure()).contains("user bot may not run queries in org root");
    }

    @ParameterizedTest
    @CsvSource({"reset", "half", "malformed", "huge"})
    void recoversFromAStreamThatBreaks(String how) throws Exception {
        made = source(ALERTS);
        velociraptor.nextCall("watch_monitoring", broken(how));
        root.emit(ALERTS, Map.of("name", "before the first start"));
        assertThat(failure()).isNotEmpty();
        listen();
        root.emit(ALERTS, Map.of("name", "after"));
        assertThat(await(1)).hasSize(1);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        velociraptor.nextCall("watch_monitoring", Misbehaviour.hang());
        assertThat(failure()).contains("says nothing for 2 s");
    }

    @Test
    void takesAStreamThatFallsSilentForDead() throws Exception {
        velociraptor.nextCall("watch_monitoring", Misbehaviour.silentAfter(3));
        listen();
        clock.advance(Duration.ofMinutes(2));
        assertThat(failure()).contains("not even a heartbeat");
    }

    @ParameterizedTest
    @CsvSource({
        "05-watch-unknown-artifact2, Artifact No.Such not known",
        "05-perm-readresults-watch, may not read results in org root",
        "03-allowlist-watch-monitoring-missing, configuration blocks watch_monitoring()",
    })
    void understandsARecordedRefusal(String recording, String words) throws Exception {
        velociraptor.nextCall("watch_monitoring", replay(recording));
        assertThat(failure()).contains(words);
    }

    @Test
    void readsARecordedStreamAndTheRecordedHistoryAsTheSameRows() throws Exception {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-24T03:31:00Z")));
        made = source("Server.Audit.Logs");
        velociraptor.nextCall("watch_monitoring", replay("07-watch-HB"));
        // The recording ends with an error: its rows are brought all the same, before it or after.
        assertThat(failure()).contains("no answer");
        List<Event> live = new ArrayList<>(broughtBeforeTheFailure);
        live.addAll(await(5 - live.size()));
        source().close();
        committed.clear();
        made = source("Server.Audit.Logs", Duration.ofHours(1));
        velociraptor.nextCall("source(", replay("07-history-audit-60s"));
        List<Event> past = await(5);
        assertThat(ids(past)).isEqualTo(ids(live));
        assertThat(past).extracting(event -> event.time().getEpochSecond()).containsOnly(1795491033L);
    }

    @Test
    void tellsOfTheGapInAQueueWithoutHistory() throws Exception {
        made = source("Server.Internal.Interrogation");
        listen();
        source().close();
        clock.advance(Duration.ofMinutes(5));
        root.emit("Server.Internal.Interrogation", Map.of("ClientId", CLIENT));
        made = source("Server.Internal.Interrogation");
        assertThat(await(1)).extracting(Event::kind).containsExactly("gap");
    }

    @Test
    void bringsEveryRowOfAFloodThatItReadsSlowly() throws Exception {
        listen();
        int flood = 30_000;
        for (int i = 0; i < flood; i++) {
            root.emit(PROCESSES, process("p" + i));
        }
        assertThat(names(await(flood))).hasSize(flood).doesNotHaveDuplicates();
    }

    @Test
    void readsTheOthersWhenOneArtifactIsUnknown() throws Exception {
        made = new VelociraptorEvents(
                settings(List.of("No.Such", ALERTS), Duration.ZERO), new TestContext(clock), server(Duration.ZERO));
        for (int i = 0; i < 3 || root.watchers(ALERTS) == 0; i++) {
            poll();
        }
        listen(ALERTS);
        root.emit(ALERTS, Map.of("name", "one"));
        assertThat(await(1)).hasSize(1);
    }

    @Test
    void leavesNoWatchBehind() throws Exception {
        listen();
        assertThat(root.watchers(PROCESSES)).isEqualTo(1);
        source().close();
        Until.isSo(() -> root.watchers(PROCESSES) == 0);
    }

    @Test
    void doctorFindsAllWell() throws Exception {
        assertThat(source().examine())
                .extracting(Finding::text)
                .containsExactly(
                        "certificate of bot, valid for 365 d",
                        velociraptor.address() + ", Velociraptor 0.77.2",
                        "may read " + PROCESSES + ": events of clients");
    }

    private Misbehaviour broken(String how) {
        return switch (how) {
            case "reset" -> Misbehaviour.resetAfter(2);
            case "half" -> Misbehaviour.halfJson();
            case "malformed" -> Misbehaviour.response("{\"this is\": \"no list\"}");
            case "huge" -> Misbehaviour.hugePart(20 << 20);
            default -> throw new IllegalArgumentException(how);
        };
    }

    private void listen() throws Exception {
        listen(watched);
    }

    /** Until the first heartbeat has moved the checkpoint. */
    private void listen(String artifact) throws Exception {
        Until.isSo(() -> hears(artifact), this::poll);
    }

    private boolean hears(String artifact) {
        Checkpoint checkpoint = committed.get(artifact);
        return checkpoint != null && checkpoint.value().time("at").isPresent();
    }

    private List<Event> await(int events) throws Exception {
        List<Event> all = new ArrayList<>();
        Until.isSo(() -> all.size() >= events, () -> all.addAll(poll()));
        return all;
    }

    private String failure() throws Exception {
        List<String> failures = new ArrayList<>();
        Until.isSo(() -> !failures.isEmpty(), () -> {
            try {
                broughtBeforeTheFailure.addAll(poll());
            } catch (SourceException failed) {
                failures.add(String.valueOf(failed.getMessage()));
            }
        });
        return failures.get(0);
    }

    private List<Event> poll() throws SourceException, InterruptedException {
        Batch batch = source().poll(committed, new Limits(1_000, Duration.ZERO, clock.instant()));
        committed.put(batch.split(), batch.checkpoint());
        return batch.events();
    }

    private VelociraptorEvents source() {
        return Objects.requireNonNull(made);
    }

    private VelociraptorEvents source(String artifact) {
        return source(artifact, Duration.ZERO);
    }

    private VelociraptorEvents source(String artifact, Duration lookBack) {
        watched = artifact;
        return new VelociraptorEvents(settings(List.of(artifact), lookBack), new TestContext(clock), server(lookBack));
    }

    private LiveEventServer server(Duration lookBack) {
        TestContext context = new TestContext(clock);
        ApiAccess access = settings(List.of(PROCESSES), lookBack).access();
        return new LiveEventServer(new Server(context, new Sessions(context, access), PATIENCE), "root");
    }

    private VelociraptorEventsSettings settings(List<String> artifacts, Duration lookBack) {
        return new VelociraptorEventsSettings(
                folder.resolve("api.config.yaml"),
                null,
                null,
                null,
                artifacts,
                lookBack,
                Duration.ofDays(1),
                null,
                "root");
    }

    private static Misbehaviour replay(String recording) throws IOException {
        try (InputStream in = LiveQueueTest.class.getResourceAsStream("/recordings/" + recording + ".jsonl")) {
            return Misbehaviour.replay(Objects.requireNonNull(in, recording));
        }
    }

    private static Map<String, Object> process(String name) {
        return Map.of("ClientId", CLIENT, "Name", name);
    }

    private static List<String> names(List<Event> events) {
        return events.stream()
                .map(event -> event.attributes().text("Name").orElse(event.kind()))
                .toList();
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(event -> String.valueOf(event.id())).toList();
    }
}
