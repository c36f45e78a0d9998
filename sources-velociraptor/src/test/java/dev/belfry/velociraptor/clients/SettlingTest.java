package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.core.source.Settlement.Kept;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettlingTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");

    private final ManualClock clock = new ManualClock(START);
    private final MemoryServer server = new MemoryServer(clock);
    private final Settling settling = new Settling(server, "root", List.of());

    private Instant readAt = START;

    @BeforeEach
    void told() {
        server.set("C.1", "Slack", "alice");
        clock.advance(Duration.ofMinutes(1));
        readAt = clock.instant();
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void takesTheLabelOffAndLooksThatItIs() throws Exception {
        Settlement settlement = settle(handle("C.1"));
        assertThat(server.has("C.1", "Slack")).isFalse();
        assertThat(settlement).isEqualTo(new Done(clock.instant().minusMillis(1), null));
        assertThat(questions()).containsExactly("check", "changes", "removed", "check", "changes");
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        settle(handle("C.1"));
        server.asked.clear();
        assertThat(settle(handle("C.1"))).isInstanceOf(Done.class);
        assertThat(questions()).containsExactly("check", "changes");
    }

    @Test
    void leavesALabelThatAPersonSetSince() throws Exception {
        Instant set = clock.instant();
        server.set("C.1", "sLACK", "bob");
        clock.advance(Duration.ofMinutes(1));
        assertThat(settle(handle("C.1"))).isEqualTo(new Kept(set.truncatedTo(ChronoUnit.MILLIS)));
        assertThat(server.has("C.1", "Slack")).isTrue();
        assertThat(questions()).containsExactly("check", "changes");
    }

    @Test
    void countsAWishOfTheMillisecondInWhichTheReadBegan() throws Exception {
        server.set("C.2", "Slack", "bob");
        Instant sameMillisecond = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusNanos(999_000);
        assertThat(settle(handle("C.2", "Slack", sameMillisecond))).isInstanceOf(Kept.class);
    }

    @Test
    void doesNotCountWhatWasKnownWhenItWasTold() throws Exception {
        assertThat(settle(handle("C.1", "Slack", START.plusMillis(1)))).isInstanceOf(Done.class);
    }

    @Test
    void putsBackWhatAPersonSetAndACrashTook() throws Exception {
        server.set("C.2", "Slack", "bob");
        server.remove("C.2", "Slack", MemoryServer.SELF);
        assertThat(settle(handle("C.2"))).isInstanceOf(Kept.class);
        assertThat(server.has("C.2", "Slack")).isTrue();
        assertThat(questions()).containsExactly("check", "changes", "lookUp", "set", "check", "changes");
    }

    @Test
    void goesByTheLastWish() throws Exception {
        server.set("C.1", "Slack", "bob");
        clock.advance(Duration.ofSeconds(1));
        Instant removed = clock.instant();
        server.remove("C.1", "Slack", "carol");
        server.put("C.1", "Slack");
        clock.advance(Duration.ofSeconds(1));
        assertThat(settle(handle("C.1")))
                .isEqualTo(new Done(clock.instant().minusMillis(1), removed.truncatedTo(ChronoUnit.MILLIS)));
        assertThat(server.has("C.1", "Slack")).isFalse();
    }

    @Test
    void goesByNobodysWishButAPersons() throws Exception {
        server.set("C.1", "Slack", MemoryServer.SELF);
        assertThat(settle(handle("C.1"))).isInstanceOf(Done.class);
        assertThat(server.has("C.1", "Slack")).isFalse();
    }

    @Test
    void goesByNoWishForAnotherClientOrLabel() throws Exception {
        server.set("C.1", "SlackOps", "bob");
        server.set("C.2", "Slack", "bob");
        assertThat(settle(handle("C.1"))).isInstanceOf(Done.class);
        assertThat(server.has("C.1", "SlackOps")).isTrue();
        assertThat(server.has("C.2", "Slack")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void neverEatsALabelThatAPersonSetsMeanwhile(int beforeQuestion) throws Exception {
        int[] count = {0};
        server.before(question -> {
            if (++count[0] == beforeQuestion) {
                server.set("C.1", "Slack", "bob");
            }
        });
        Settlement settlement = settle(handle("C.1"));
        assertThat(settlement).isInstanceOf(Kept.class);
        assertThat(server.has("C.1", "Slack")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void neverPutsBackWhatAPersonRemovesMeanwhile(int beforeQuestion) throws Exception {
        server.set("C.2", "Slack", "bob");
        server.remove("C.2", "Slack", MemoryServer.SELF);
        clock.advance(Duration.ofSeconds(1));
        int[] count = {0};
        server.before(question -> {
            if (++count[0] == beforeQuestion) {
                server.remove("C.2", "Slack", "bob");
            }
        });
        assertThat(settle(handle("C.2"))).isInstanceOf(Done.class);
        assertThat(server.has("C.2", "Slack")).isFalse();
    }

    @Test
    void saysWhenItDidNotKnowOfAWishThatWasWrittenLate() throws Exception {
        server.lag(Duration.ofSeconds(2));
        server.set("C.1", "Slack", "bob");
        Settlement first = settle(handle("C.1"));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.knew()).isNull());
        clock.advance(Duration.ofSeconds(3));
        assertThat(settle(handle("C.1"))).isInstanceOf(Kept.class);
        assertThat(server.has("C.1", "Slack")).isTrue();
    }

    @Test
    void failsWhereTheLabelNeverStaysAsItIsPut() throws Exception {
        server.before(question -> {
            if (question.equals("check")) {
                server.put("C.1", "Slack");
            }
        });
        assertThat(settle(handle("C.1")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).contains("label Slack keeps being changed"));
        assertThat(questions()).hasSize(15);
    }

    @Test
    void settlesThousandsInAsManyQueriesAsOne() throws Exception {
        List<Handle> handles = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            server.put("C." + i, "Slack");
            handles.add(handle("C." + i));
        }
        server.set("C.7", "Slack", "bob");
        List<Settlement> settlements = settling.settle(handles);
        assertThat(settlements)
                .hasSize(1_000)
                .filteredOn(Done.class::isInstance)
                .hasSize(999);
        assertThat(settlements.get(7)).isInstanceOf(Kept.class);
        assertThat(IntStream.range(0, 1_000).filter(i -> server.has("C." + i, "Slack")))
                .containsExactly(7);
        assertThat(server.asked).hasSize(5).contains("check 1000", "removed 999", "check 999");
    }

    @Test
    void settlesEachLabelByItself() throws Exception {
        server.put("C.1", "VIP");
        List<Settlement> settlements =
                settling.settle(List.of(handle("C.1"), handle("C.1", "VIP", readAt), handle("C.1", "slack", readAt)));
        assertThat(settlements).hasSize(3).allMatch(Done.class::isInstance);
        assertThat(server.has("C.1", "VIP")).isFalse();
        assertThat(server.has("C.1", "Slack")).isFalse();
    }

    @Test
    void takesTheLaterOfTwoHandlesForOneClient() throws Exception {
        server.set("C.1", "Slack", "bob");
        clock.advance(Duration.ofMinutes(1));
        List<Settlement> settlements = settling.settle(List.of(handle("C.1"), handle("C.1", "Slack", clock.instant())));
        assertThat(settlements).allMatch(Done.class::isInstance);
    }

    @Test
    void saysOfAHandleThatIsNoneOfOurs() throws Exception {
        List<Settlement> settlements = settling.settle(List.of(
                new Handle("dfir", Json.object()),
                new LabelHandle("OABC", new ClientId("C.1"), new Label("Slack"), readAt).of("dfir"),
                new Handle("dfir", handle("C.1").value().with("client", "C.1/../x")),
                new Handle("dfir", handle("C.1").value().with("label", " ")),
                new Handle("dfir", handle("C.1").value().with("read-at", "yesterday")),
                handle("C.1")));
        assertThat(settlements.subList(0, 5)).allMatch(Failed.class::isInstance);
        assertThat(settlements.get(5)).isInstanceOf(Done.class);
    }

    @Test
    void settlesNothingWithoutAsking() throws Exception {
        assertThat(settling.settle(List.of())).isEmpty();
        assertThat(server.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "changes", "removed"})
    void failsAltogetherWhenTheServerIsAway(String question) {
        server.failNext(question);
        assertThatExceptionOfType(VelociraptorException.class).isThrownBy(() -> settle(handle("C.1")));
    }

    private Settlement settle(Handle handle) throws Exception {
        List<Settlement> settlements = settling.settle(List.of(handle));
        assertThat(settlements).hasSize(1);
        return settlements.get(0);
    }

    private Handle handle(String client) {
        return handle(client, "Slack", readAt);
    }

    private static Handle handle(String client, String label, Instant readAt) {
        return new LabelHandle("root", new ClientId(client), new Label(label), readAt).of("dfir");
    }

    private List<String> questions() {
        return server.asked.stream().map(question -> question.split(" ", 2)[0]).toList();
    }
}
