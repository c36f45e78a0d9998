package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PollingTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final Duration REACH = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock(START);
    private final MemoryServer server = new MemoryServer(clock);
    private Map<String, Checkpoint> committed = Map.of();
    private VelociraptorClients source = source("Slack");

    @BeforeEach
    void labelOne() {
        server.set("C.1", "Slack", "alice");
        server.seen("C.1", START.minusSeconds(10));
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void firstReadsTheClientsAndBringsNothing() throws Exception {
        Checkpoint given = new Checkpoint(Position.START.value());
        Batch batch = source.poll(Map.of("root", given, "OABC", given), limits(100));
        assertThat(batch.split()).isEqualTo("root");
        assertThat(batch.events()).isEmpty();
        assertThat(batch.checkpoint()).isSameAs(given);
        assertThat(batch.pollAgainAt()).isEqualTo(START.plusSeconds(1 + 2));
        assertThat(server.asked).containsExactly("clients Slack 311");
    }

    @Test
    void doesNotAskAgainBeforeTheLogHasCaughtUp() throws Exception {
        Batch first = source.poll(committed, limits(100));
        clock.advance(Duration.ofSeconds(1));
        Batch tooEarly = source.poll(committed, limits(100));
        assertThat(tooEarly.events()).isEmpty();
        assertThat(tooEarly.pollAgainAt()).isEqualTo(first.pollAgainAt());
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aClockThatIsPutBackBetweenTheHalvesDelaysNoPoll() throws Exception {
        source.poll(committed, limits(100));
        clock.advance(Duration.ofSeconds(2));
        Instant putBack = clock.instant().minus(Duration.ofHours(6));
        Batch batch = source.poll(committed, new Limits(100, REACH, putBack));
        assertThat(seen(batch.events())).hasSize(1);
        assertThat(batch.pollAgainAt()).isEqualTo(putBack.plus(Duration.ofMinutes(1)));
    }

    @Test
    void bringsTheChangesBeforeTheClients() throws Exception {
        Instant started = clock.instant();
        List<Event> events = poll();
        assertThat(events).extracting(Event::kind).containsExactly("label-changed", "client-seen");
        assertThat(lastBatch().pollAgainAt()).isEqualTo(started.plus(Duration.ofMinutes(1)));
    }

    @Test
    void saysOfAChangeWhoDidWhatWhen() throws Exception {
        Event changed = poll().get(0);
        assertThat(changed.attributes().write())
                .isEqualTo("{\"server\":\"ab12\",\"org\":\"root\",\"client\":\"C.1\",\"label\":\"Slack\","
                        + "\"change\":\"set\",\"by\":\"alice\",\"own\":false}");
        assertThat(changed.time()).isEqualTo("2026-11-24T10:00:00.123Z");
        assertThat(changed.source()).isEqualTo("dfir");
        assertThat(changed.id()).hasSize(16);
        assertThat(changed.handle()).isNull();
    }

    @Test
    void saysOfAClientAllThatIsKnown() throws Exception {
        Event seen = poll().get(1);
        assertThat(seen.attributes().write())
                .isEqualTo("{\"server\":\"ab12\",\"org\":\"root\",\"client\":\"C.1\",\"label\":\"Slack\","
                        + "\"host\":\"host\",\"os\":\"windows\",\"labels\":[\"Slack\"],\"address\":\"192.0.2.7\","
                        + "\"first-seen\":\"1970-01-01T00:00:01Z\",\"last-seen\":\"2026-11-24T09:59:50.123456Z\","
                        + "\"read-at\":\"2026-11-24T10:00:01.124456Z\"}");
        assertThat(seen.time()).isEqualTo("2026-11-24T09:59:50.123456Z");
        assertThat(seen.id()).isNull();
        assertThat(Objects.requireNonNull(seen.handle()).value().write())
                .isEqualTo("{\"org\":\"root\",\"client\":\"C.1\",\"label\":\"Slack\","
                        + "\"read-at\":\"2026-11-24T10:00:01.124456Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://velo.example", "https://velo.example/"})
    void linksToTheClient(String gui) throws Exception {
        VelociraptorClientsSettings settings = TestSettings.of(Path.of("api.config.yaml"), "Slack")
                .gui(URI.create(gui))
                .in("OABC")
                .make();
        source = new VelociraptorClients(settings, new TestContext(clock), server.servers());
        assertThat(poll().get(1).attributes().text("link")).contains("https://velo.example/?org_id=OABC#/host/C.1");
    }

    @Test
    void saysSinceWhenItHasLooked() throws Exception {
        Event first = seen(poll()).get(0);
        assertThat(first.attributes().text("since")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        Event second = seen(poll()).get(0);
        assertThat(second.attributes().text("since"))
                .isEqualTo(first.attributes().text("read-at"));
    }

    @Test
    void looksBackToTheLastGoodReadAfterAnOutage() throws Exception {
        poll();
        clock.advance(Duration.ofHours(2));
        server.seen("C.1", clock.instant().minus(Duration.ofHours(1)));
        restart();
        assertThat(seen(poll())).hasSize(1);
        assertThat(server.asked).contains("clients Slack " + (7_202 + 10 + 1)).doesNotContain("clients Slack 7202");
    }

    @Test
    void looksAgainWhenOurClockIsFarBehindTheServers() throws Exception {
        poll();
        clock.advance(Duration.ofHours(2));
        Instant ours = clock.instant().minus(Duration.ofMinutes(90));
        server.asked.clear();
        source.poll(committed, new Limits(100, REACH, ours));
        assertThat(server.asked).containsExactly("clients Slack 1813", "clients Slack 7213", "lookUp 1");
    }

    @Test
    void looksOnceWhenOurClockIsAhead() throws Exception {
        poll();
        server.asked.clear();
        source.poll(committed, new Limits(100, REACH, clock.instant().plus(Duration.ofHours(1))));
        assertThat(server.asked).containsExactly("clients Slack 3613", "lookUp 1");
    }

    @Test
    void leavesOutWhomOnlyTheSearchFinds() throws Exception {
        server.set("C.2", "SlackOps", "alice");
        server.seen("C.2", START);
        server.set("C.3", "sLACK", "alice");
        server.seen("C.3", START);
        clock.advance(Duration.ofSeconds(1));
        List<Event> events = poll();
        assertThat(clients(seen(events))).containsExactly("C.1", "C.3");
        assertThat(clients(changed(events))).containsExactly("C.1", "C.3");
    }

    @Test
    void deliversAChangeOnceThoughItReadsItAgain() throws Exception {
        assertThat(changed(poll())).hasSize(1);
        clock.advance(Duration.ofSeconds(20));
        assertThat(changed(poll())).isEmpty();
        restart();
        clock.advance(Duration.ofSeconds(20));
        assertThat(changed(poll())).isEmpty();
    }

    @Test
    void findsARowThatWasWrittenLate() throws Exception {
        server.lag(Duration.ofSeconds(30));
        server.set("C.2", "Slack", "bob");
        assertThat(clients(changed(poll()))).containsExactly("C.1");
        clock.advance(Duration.ofMinutes(1));
        assertThat(clients(changed(poll()))).containsExactly("C.2");
    }

    @Test
    void readsOnWhereItStoppedAfterAnOutage() throws Exception {
        poll();
        clock.advance(Duration.ofMinutes(1));
        server.set("C.2", "Slack", "bob");
        clock.advance(Duration.ofDays(3));
        restart();
        assertThat(clients(changed(poll()))).containsExactly("C.2");
    }

    @Test
    void tellsItsOwnChangesFromPeoples() throws Exception {
        server.remove("C.1", "Slack", MemoryServer.SELF);
        List<Event> changes = changed(poll());
        assertThat(changes)
                .extracting(event -> event.attributes().get("own").write())
                .containsExactly("false", "true");
        assertThat(changes)
                .extracting(event -> event.attributes().text("change").orElseThrow())
                .containsExactly("set", "removed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "removed"})
    void keepsAClientBackWhoseLabelChangedSinceItWasRead(String change) throws Exception {
        server.before(question -> {
            if (question.equals("changes") && change.equals("set")) {
                server.set("C.1", "slack", "bob");
            } else if (question.equals("changes")) {
                server.remove("C.1", "slack", "bob");
            }
        });
        List<Event> events = poll();
        assertThat(seen(events)).isEmpty();
        assertThat(changed(events)).hasSize(2);
        server.before(question -> {});
        clock.advance(Duration.ofMinutes(1));
        assertThat(seen(poll())).hasSize(change.equals("set") ? 1 : 0);
    }

    @Test
    void keepsNobodyBackForAnEarlierChange() throws Exception {
        server.before(question -> {
            if (question.equals("clients")) {
                server.set("C.1", "Slack", "bob");
            }
        });
        assertThat(seen(poll())).hasSize(1);
    }

    @Test
    void keepsNobodyBackForAnotherLabel() throws Exception {
        source = source("Slack", "VIP");
        server.before(question -> {
            if (question.equals("changes")) {
                server.set("C.1", "VIP", "bob");
            }
        });
        assertThat(seen(poll())).hasSize(1);
    }

    @Test
    void readsEachLabelByItself() throws Exception {
        source = source("Slack", "VIP");
        server.set("C.1", "VIP", "bob");
        clock.advance(Duration.ofSeconds(1));
        List<Event> events = seen(poll());
        assertThat(events)
                .extracting(event -> event.attributes().text("label").orElseThrow())
                .containsExactly("Slack", "VIP");
        assertThat(events.get(0).attributes().time("read-at"))
                .isNotEqualTo(events.get(1).attributes().time("read-at"));
    }

    @Test
    void looksFurtherBackForALabelThatIsNew() throws Exception {
        server.set("C.1", "VIP", "bob");
        poll();
        clock.advance(Duration.ofHours(1));
        source = source("Slack", "VIP");
        List<Event> events = poll();
        assertThat(changed(events)).singleElement().satisfies(event -> {
            assertThat(event.attributes().text("label")).contains("VIP");
            assertThat(event.attributes().text("by")).contains("bob");
        });
        clock.advance(Duration.ofMinutes(1));
        assertThat(changed(poll())).isEmpty();
    }

    @Test
    void asksAgainAfterAFailure() throws Exception {
        server.failNext("clients");
        assertThat(failure().kind()).isEqualTo(SourceException.Kind.RETRY);
        assertThat(poll()).hasSize(2);
    }

    @Test
    void readsTheClientsAgainWhenTheLogCouldNotBeRead() throws Exception {
        source.poll(committed, limits(100));
        clock.advance(Duration.ofSeconds(2));
        server.failNext("changes");
        assertThat(failure()).hasMessage("velo.example:8001: refuses the connection. Wait.");
        assertThat(source.poll(committed, limits(100)).events()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(source.poll(committed, limits(100)).events()).hasSize(2);
        assertThat(server.asked)
                .filteredOn(question -> question.startsWith("clients"))
                .hasSize(2);
    }

    @Test
    void deliversInPortionsAndMovesTheReadTimeLast() throws Exception {
        for (int i = 2; i < 6; i++) {
            server.set("C." + i, "Slack", "alice");
            server.seen("C." + i, START);
        }
        clock.advance(Duration.ofSeconds(1));
        List<Batch> batches = batches(3);
        assertThat(batches).extracting(batch -> batch.events().size()).containsExactly(3, 3, 3, 1);
        assertThat(batches.subList(0, 3))
                .allSatisfy(batch ->
                        assertThat(Position.of(batch.checkpoint()).readAt()).isEmpty());
        assertThat(Position.of(batches.get(3).checkpoint()).readAt()).containsKey("slack");
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void readsAllAgainWhenAPortionWasNotCommitted() throws Exception {
        server.set("C.2", "Slack", "alice");
        server.seen("C.2", START);
        clock.advance(Duration.ofSeconds(1));
        source.poll(committed, limits(1));
        clock.advance(Duration.ofSeconds(2));
        commit(source.poll(committed, limits(1)));
        commit(source.poll(committed, limits(1)));
        commit(source.poll(committed, limits(1)));
        Batch lost = source.poll(committed, limits(1));
        assertThat(clients(lost.events())).containsExactly("C.2");
        assertThat(clients(poll())).containsExactly("C.1", "C.2");
    }

    @Test
    void noticesALostPortionAfterACrashBetweenPortions() throws Exception {
        server.seen("C.2", START);
        server.put("C.2", "Slack");
        poll();
        restart();
        source.poll(committed, limits(1));
        clock.advance(Duration.ofSeconds(2));
        commit(source.poll(committed, limits(1)));
        restart();
        source.poll(committed, limits(1));
        clock.advance(Duration.ofSeconds(2));
        Batch lost = source.poll(committed, limits(1));
        assertThat(clients(lost.events())).containsExactly("C.1");
        assertThat(clients(poll())).containsExactly("C.1", "C.2");
    }

    /** Whatever the size of portions and wherever it dies, nothing is lost, and no change is delivered twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesNothingInACrash(long seed) throws Exception {
        Random random = new Random(seed);
        Set<String> set = new HashSet<>(Set.of("C.1"));
        List<String> changed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < random.nextInt(8); i++) {
                String client = "C." + round + "0" + i;
                server.set(client, "Slack", "alice");
                server.seen(client, clock.instant());
                set.add(client);
                clock.advance(Duration.ofMillis(random.nextInt(2_000)));
            }
            clock.advance(Duration.ofSeconds(5));
            int polls = 1 + random.nextInt(5);
            for (int i = 0; i < polls; i++) {
                Batch batch = source.poll(committed, limits(1 + random.nextInt(4)));
                clock.advance(Duration.ofSeconds(2));
                if (random.nextInt(10) == 0) {
                    continue;
                }
                commit(batch);
                changed.addAll(clients(changed(batch.events())));
                seen.addAll(clients(seen(batch.events())));
            }
            if (random.nextInt(4) == 0) {
                restart();
            }
        }
        // The first finishes what is under way, the second reads all there is.
        for (int i = 0; i < 2; i++) {
            List<Event> events = poll();
            changed.addAll(clients(changed(events)));
            seen.addAll(clients(seen(events)));
        }
        assertThat(changed).containsExactlyInAnyOrderElementsOf(set);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(set);
    }

    @Test
    void closesTheServer() {
        source.close();
        assertThat(server.asked).containsExactly("close");
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, () -> source.poll(committed, limits(100)));
    }

    private List<Event> poll() throws Exception {
        return batches(1_000).stream().flatMap(batch -> batch.events().stream()).toList();
    }

    private Batch last = new Batch("", List.of(), Position.START, START);

    private Batch lastBatch() {
        return last;
    }

    /** A whole poll, each batch committed; the empty first half left out. */
    private List<Batch> batches(int most) throws Exception {
        List<Batch> batches = new ArrayList<>();
        do {
            last = source.poll(committed, limits(most));
            if (last.pollAgainAt().isAfter(clock.instant())
                    && last.pollAgainAt().isBefore(clock.instant().plusSeconds(3))) {
                clock.advance(Duration.ofSeconds(2));
                last = source.poll(committed, limits(most));
            }
            commit(last);
            batches.add(last);
        } while (!last.pollAgainAt().isAfter(clock.instant()));
        return batches;
    }

    private void commit(Batch batch) {
        committed = Map.of(batch.split(), batch.checkpoint());
    }

    private void restart() {
        source = source("Slack");
    }

    private Limits limits(int events) {
        return new Limits(events, REACH, clock.instant());
    }

    private VelociraptorClients source(String... labels) {
        VelociraptorClientsSettings settings =
                TestSettings.of(Path.of("api.config.yaml"), labels).make();
        return new VelociraptorClients(settings, new TestContext(clock), server.servers());
    }

    private static List<Event> seen(List<Event> events) {
        return events.stream()
                .filter(event -> event.kind().equals("client-seen"))
                .toList();
    }

    private static List<Event> changed(List<Event> events) {
        return events.stream()
                .filter(event -> event.kind().equals("label-changed"))
                .toList();
    }

    private static List<String> clients(List<Event> events) {
        return events.stream()
                .map(event -> event.attributes().text("client").orElseThrow())
                .toList();
    }
}
