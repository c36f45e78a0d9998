package dev.belfry.velociraptor.events;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueueReadingTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ARTIFACT = "Windows.Events.ProcessCreation";

    private final ManualClock clock = new ManualClock(START);
    private final MemoryEvents server = new MemoryEvents(clock);
    private final Map<String, Checkpoint> committed = new HashMap<>();
    private VelociraptorEvents source = source(Duration.ZERO);

    @Test
    void beginsNowWhenThereIsNoCheckpoint() throws Exception {
        server.emit(process("before"));
        hear();
        assertThat(poll()).isEmpty();
        server.emit(process("after"));
        assertThat(names(poll())).containsExactly("after");
        assertThat(server.asked).contains("watch " + ARTIFACT).noneMatch(asked -> asked.startsWith("past"));
    }

    @Test
    void looksBackAsFarAsItIsTold() throws Exception {
        source = source(Duration.ofMinutes(5));
        server.emit(process("too old"));
        clock.advance(Duration.ofMinutes(6));
        server.emit(process("young"));
        clock.advance(Duration.ofMinutes(1));
        hear();
        assertThat(names(pollAll())).containsExactly("young");
    }

    @Test
    void makesTheSameEventOfARowLiveAndInHistory() throws Exception {
        hear();
        server.emit(process("psexesvc.exe"));
        Event live = poll().get(0);
        committed.clear();
        source = source(Duration.ofMinutes(5));
        hear();
        Event past = pollAll().get(0);
        assertThat(live.attributes().write())
                .isEqualTo("{\"server\":\"ab12\",\"org\":\"root\",\"client\":\"C.1\",\"host\":\"LT-4711\","
                        + "\"os\":\"windows\",\"labels\":[\"VIP\"],\"link\":\"https://velo.example/?org_id=root#/host/C.1\","
                        + "\"ClientId\":\"C.1\",\"Name\":\"psexesvc.exe\",\"row_host\":\"i am another\"}");
        assertThat(past).isEqualTo(live);
        assertThat(live.kind()).isEqualTo(ARTIFACT);
        assertThat(live.time()).isEqualTo(START);
    }

    @Test
    void bringsARowOnceThatComesLiveAndFromHistory() throws Exception {
        hear();
        poll();
        committed();
        restart();
        poll();
        server.emit(process("one"));
        server.heartbeat();
        assertThat(names(pollAll())).containsExactly("one");
    }

    @Test
    void catchesUpAfterARestartWithoutLosingOrRepeating() throws Exception {
        hear();
        poll();
        server.emit(process("told before"));
        poll();
        restart();
        clock.advance(Duration.ofSeconds(5));
        server.emit(process("missed"));
        clock.advance(Duration.ofHours(2));
        hear();
        assertThat(names(pollAll())).containsExactly("missed");
        assertThat(server.asked).contains("past from " + START.minus(Haul.OVERLAP));
    }

    @Test
    void readsABatchAgainThatWasNotCommitted() throws Exception {
        hear();
        poll();
        server.emit(process("one"));
        Checkpoint before = committed();
        assertThat(names(poll())).containsExactly("one");
        committed.put(ARTIFACT, before);
        hear();
        List<Event> again = new ArrayList<>(poll());
        server.heartbeat();
        again.addAll(pollAll());
        assertThat(names(again)).containsExactly("one");
    }

    @Test
    void takesTwoRowsThatSayTheSameForTwo() throws Exception {
        hear();
        poll();
        server.emit(process("twin"));
        server.emit(process("twin"));
        List<Event> twins = poll();
        assertThat(twins).hasSize(2).extracting(Event::id).doesNotHaveDuplicates();
        restart();
        hear();
        assertThat(pollAll()).isEmpty();
    }

    @Test
    void knowsARowAgainWhoseTimesAreASecondApart() {
        Seen seen = new Seen();
        assertThat(seen.take(Seen.Way.LIVE, "a", 100)).isPresent();
        assertThat(seen.take(Seen.Way.PAST, "a", 99)).isEmpty();
        assertThat(seen.take(Seen.Way.PAST, "a", 99)).isPresent();
        assertThat(seen.take(Seen.Way.PAST, "a", 90)).isPresent();
    }

    @Test
    void forgetsTheOldestRowsBeforeMemoryRunsOut() {
        Seen seen = new Seen();
        for (int i = 0; i < 300_000; i++) {
            seen.take(Seen.Way.LIVE, "h" + i, i);
        }
        assertThat(seen.since(0, Integer.MAX_VALUE)).hasSize(100_000);
    }

    @Test
    void keepsTheCheckpointSmall() throws Exception {
        hear();
        poll();
        for (int i = 0; i < 10_000; i++) {
            server.tell(process("p" + i));
        }
        for (int i = 0; i < 20; i++) {
            poll();
        }
        assertThat(committed().value().write()).hasSizeLessThan(100_000);
    }

    @Test
    void bringsNoMoreThanItIsAskedFor() throws Exception {
        hear();
        poll();
        for (int i = 0; i < 250; i++) {
            server.tell(process("p" + i));
        }
        assertThat(source.poll(committed, new Limits(100, Duration.ZERO, clock.instant()))
                        .events())
                .hasSize(100);
    }

    @Test
    void tellsOfAGapWhereTheQueueHasNoHistory() throws Exception {
        server.history = History.NONE;
        hear();
        poll();
        server.tell(process("heard"));
        poll();
        restart();
        clock.advance(Duration.ofMinutes(7));
        hear();
        List<Event> events = poll();
        assertThat(events).extracting(Event::kind).containsExactly("gap");
        assertThat(events.get(0).attributes().write())
                .isEqualTo("{\"server\":\"ab12\",\"org\":\"root\",\"artifact\":\"" + ARTIFACT
                        + "\",\"from\":\"2026-11-24T10:00:00Z\",\"to\":\"2026-11-24T10:07:00Z\","
                        + "\"why\":\"the artifact has no history\"}");
    }

    @Test
    void tellsOfAGapWhenTheOutageWasLongerThanCatchUp() throws Exception {
        hear();
        poll();
        restart();
        clock.advance(Duration.ofDays(3));
        hear();
        List<Event> events = pollAll();
        assertThat(events).extracting(Event::kind).containsExactly("gap");
        assertThat(events.get(0).attributes().text("to")).contains("2026-11-26T10:00:00Z");
    }

    @Test
    void readsNoFutureWhenTheServersClockWasPutBack() throws Exception {
        hear();
        poll();
        restart();
        clock.advance(Duration.ofHours(-6));
        server.emit(process("at six hours ago"));
        hear();
        assertThat(names(pollAll())).containsExactly("at six hours ago");
    }

    @Test
    void tellsASilentStreamFromADeadOne() throws Exception {
        hear();
        poll();
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(20));
            server.heartbeat();
            assertThat(poll()).isEmpty();
        }
        clock.advance(Duration.ofSeconds(71));
        assertThatThrownBy(this::poll)
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("nothing is heard of " + ARTIFACT + " for 70 s, not even a heartbeat");
        assertThat(server.open()).isZero();
    }

    @Test
    void takesAStreamThatEndedForAFailure() throws Exception {
        hear();
        poll();
        server.streams.get(0).ends = true;
        assertThatThrownBy(this::poll).hasMessageStartingWith("the server has ended the events of " + ARTIFACT);
    }

    @Test
    void subscribesAnewAtTimesAndMissesNothingMeanwhile() throws Exception {
        server.history = History.NONE;
        hear();
        poll();
        clock.advance(Duration.ofMinutes(31));
        server.heartbeat();
        poll();
        assertThat(server.open()).isEqualTo(2);
        server.tell(process("to both"));
        server.heartbeat();
        List<Event> events = new ArrayList<>(poll());
        events.addAll(poll());
        assertThat(server.open()).isEqualTo(1);
        server.tell(process("to the new one"));
        events.addAll(poll());
        assertThat(names(events)).containsExactly("to both", "to the new one");
    }

    @Test
    void noticesARightThatWasTakenAwayWhenItSubscribesAnew() throws Exception {
        hear();
        poll();
        server.trouble = VelociraptorException.lasting("velo:8001: user bot may not read results", "Grant it");
        clock.advance(Duration.ofMinutes(1));
        server.heartbeat();
        assertThat(poll()).isEmpty();
        clock.advance(Duration.ofMinutes(30));
        server.heartbeat();
        assertThatThrownBy(this::poll)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(SourceException.Kind.BLOCKED));
    }

    @Test
    void asksForAClientOnceInAWhile() throws Exception {
        hear();
        poll();
        for (int i = 0; i < 3; i++) {
            server.tell(process("p" + i));
            poll();
        }
        assertThat(server.asked).containsOnlyOnce("clients C.1");
        clock.advance(Duration.ofMinutes(10));
        server.tell(process("later"));
        poll();
        assertThat(server.asked.stream().filter("clients C.1"::equals)).hasSize(2);
    }

    @Test
    void keepsRowsWhileClientsCannotBeAskedFor() throws Exception {
        hear();
        poll();
        server.tell(process("one"));
        server.clientTrouble = VelociraptorException.passing("no", "wait");
        assertThatThrownBy(this::poll).isInstanceOf(SourceException.class);
        server.clientTrouble = null;
        assertThat(names(poll())).containsExactly("one");
    }

    @Test
    void doctorSaysWhatTheQueueRemembers() throws Exception {
        server.history = History.NONE;
        List<Finding> findings = source.examine();
        assertThat(findings).extracting(Finding::level).doesNotContain(Finding.Level.FAIL);
        assertThat(findings).extracting(Finding::text).anyMatch(text -> text.startsWith("nothing is heard of"));
    }

    @Test
    void aClockThatIsPutBackKeepsNoQueueWaiting() throws Exception {
        source = new VelociraptorEvents(
                settings(null, List.of("One", "Two"), Duration.ZERO), new TestContext(clock), server);
        List<String> polled = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            polled.add(source.poll(committed, new Limits(1_000, Duration.ZERO, clock.instant()))
                    .split());
            clock.advance(i == 1 ? Duration.ofHours(-6) : Duration.ZERO);
        }
        assertThat(polled).containsExactly("One", "Two", "One", "Two");
    }

    private List<Event> poll() throws SourceException, InterruptedException {
        Batch batch = source.poll(committed, new Limits(1_000, Duration.ZERO, clock.instant()));
        committed.put(batch.split(), batch.checkpoint());
        return batch.events();
    }

    private List<Event> pollAll() throws SourceException, InterruptedException {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.addAll(poll());
        }
        return all;
    }

    /** Subscribes, and the first heartbeat comes. */
    private void hear() throws SourceException, InterruptedException {
        assertThat(poll()).isEmpty();
        server.heartbeat();
    }

    private Checkpoint committed() {
        return committed.getOrDefault(ARTIFACT, Position.START.toCheckpoint());
    }

    private void restart() {
        source.close();
        source = source(Duration.ZERO);
    }

    private VelociraptorEvents source(Duration lookBack) {
        return new VelociraptorEvents(settings(lookBack), new TestContext(clock), server);
    }

    private static VelociraptorEventsSettings settings(Duration lookBack) {
        return settings(ARTIFACT, null, lookBack);
    }

    private static VelociraptorEventsSettings settings(
            @Nullable String artifact, @Nullable List<String> artifacts, Duration lookBack) {
        return new VelociraptorEventsSettings(
                Path.of("api.config.yaml"),
                null,
                null,
                artifact,
                artifacts,
                lookBack,
                Duration.ofDays(1),
                URI.create("https://velo.example"),
                "root");
    }

    private static JsonObject process(String name) {
        return JsonObject.builder()
                .put("ClientId", "C.1")
                .put("Name", name)
                .put("host", "i am another")
                .build();
    }

    private static List<String> names(List<Event> events) {
        return events.stream()
                .map(event -> event.attributes().text("Name").orElse(event.kind()))
                .toList();
    }
}
