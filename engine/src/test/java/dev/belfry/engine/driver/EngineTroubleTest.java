package dev.belfry.engine.driver;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.http.SendFailure.Kind;
import dev.belfry.engine.store.Changes;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.StateRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an engine does when something is odd: the clock, a rule, what is stored, a person who does not decide. */
class EngineTroubleTest {
    @TempDir
    Path folder;

    private Bench bench(SinkSlot... sinks) {
        String[] names = List.of(sinks).stream().map(SinkSlot::name).toArray(String[]::new);
        return new Bench(folder.resolve("belfry.db"), new OnceRule(), List.of(Bench.required(names)), sinks);
    }

    private Bench odd() {
        return new Bench(
                folder.resolve("belfry.db"), new OddRule(), List.of(Bench.required("slack")), Bench.sink("slack"));
    }

    @Test
    void aRevisionCarriesTheReceiptThatTheOneBeforeLeftAtThisSink() {
        Receipt receipt = new Receipt(Json.object().with("ts", "1732"));
        try (Bench bench = bench(Bench.sink("slack"), Bench.sink("tickets"))) {
            bench.round(bench.read(bench.event("C.1")));
            Sending slack = bench.takeSending();
            assertThat(slack.notification().previous()).isNull();
            bench.round(bench.heard(slack, new Outcome.Delivered(receipt)));
            bench.round(bench.read(bench.event("more", "C.1")));
            Sending revised = bench.sendings.get(1);
            assertThat(revised.sink()).isEqualTo("slack");
            assertThat(revised.notification().previous()).isEqualTo(receipt);
            bench.crash();
            bench.settleDown();
            assertThat(bench.sendings)
                    .filteredOn(sending -> sending.sink().equals("slack"))
                    .singleElement()
                    .extracting(sending -> sending.notification().previous())
                    .isEqualTo(receipt);
        }
    }

    @Test
    void aParkedDeliveryHoldsNobodyUpBeforeOrAfterARestart() {
        try (Bench bench =
                bench(new SinkSlot("slack", new Terms(16, Pace.UNLIMITED, 4, Duration.ofDays(3), OnDoubt.PARK)))) {
            bench.round(bench.read(bench.event("C.1")));
            bench.round(bench.unheard(bench.takeSending(), Kind.IN_DOUBT));
            assertThat(bench.news.lines).contains("slack parked 1");
            bench.round(bench.read(bench.event("more", "C.1")));
            assertThat(bench.sendings).hasSize(1);
            bench.round(bench.heard(bench.takeSending(), new Outcome.Retry(Duration.ofMinutes(5), "answered 429")));
            bench.crash();
            bench.pass(Duration.ofMinutes(6));
            bench.settleDown();
            assertThat(bench.takeSending().notification().alert().revision()).isEqualTo(2);
            bench.round(bench.read(bench.event("C.2")));
            assertThat(bench.sendings).hasSize(1);
        }
    }

    @Test
    void aReplayedDeliveryWaitsForTheOneOfItsLaneThatIsOnTheWire() {
        try (Bench bench =
                bench(new SinkSlot("slack", new Terms(16, Pace.UNLIMITED, 4, Duration.ofDays(3), OnDoubt.PARK)))) {
            bench.round(bench.read(bench.event("C.1")));
            Sending parked = bench.takeSending();
            bench.round(bench.unheard(parked, Kind.IN_DOUBT));
            bench.round(bench.read(bench.event("more", "C.1")));
            Sending second = bench.takeSending();
            bench.ask(Command.Kind.REPLAY, parked.delivery());
            bench.pass(Duration.ofSeconds(2));
            bench.settleDown();
            assertThat(bench.sendings).isEmpty();
            bench.round(bench.heard(second, Outcome.Delivered.WITHOUT_RECEIPT));
            bench.settleDown();
            assertThat(bench.takeSending().delivery()).isEqualTo(parked.delivery());
        }
    }

    @Test
    void ofTwoCommandsInOneRoundTheSecondSeesWhatTheFirstDid() {
        try (Bench bench = bench(Bench.sink("slack"))) {
            bench.round(bench.read(bench.event("C.1")));
            Sending poison = bench.takeSending();
            bench.round(bench.heard(poison, new Outcome.Rejected("answered 400")));
            bench.ask(Command.Kind.WAIVE, poison.delivery());
            bench.ask(Command.Kind.REPLAY, poison.delivery());
            bench.pass(Duration.ofSeconds(2));
            bench.settleDown();
            assertThat(bench.sendings).isEmpty();
            assertThat(bench.askings).hasSize(1);
        }
    }

    @Test
    void aMessageThatCannotBeSentIsDeadAndTheSinkGoesOn() {
        try (Bench bench = bench(Bench.sink("slack", 1))) {
            bench.round(bench.read(bench.event("C.1"), bench.event("C.2")));
            bench.round(bench.unheard(bench.takeSending(), Kind.UNSENDABLE));
            assertThat(bench.news.lines).contains("slack dead 1").noneMatch(line -> line.contains("Opened"));
            bench.settleDown();
            assertThat(bench.takeSending().notification().alert().origin().key())
                    .isEqualTo("C.2");
        }
    }

    @Test
    void aMessageThatCannotBeSentSaysNothingOfASinkThatIsDown() {
        try (Bench bench = bench(Bench.sink("slack", 1))) {
            bench.round(bench.readMany(9));
            bench.round(bench.heard(bench.takeSending(), new Outcome.Blocked("answered 404")));
            bench.pass(Duration.ofMinutes(1));
            bench.round(bench.unheard(bench.takeSending(), Kind.UNSENDABLE));
            assertThat(bench.news.lines).noneMatch(line -> line.contains("Closed"));
        }
    }

    @Test
    void aClockThatIsPutBackDelaysNoDelivery() {
        try (Bench bench = bench(Bench.sink("slack", 1))) {
            bench.round(bench.read(bench.event("C.1"), bench.event("C.2"), bench.event("C.3")));
            bench.round(bench.unheard(bench.takeSending(), Kind.UNSENT));
            bench.round(bench.unheard(bench.takeSending(), Kind.UNSENT));
            bench.pass(Duration.ofMinutes(1));
            bench.pass(Duration.ofHours(-6));
            bench.settleDown();
            Set<String> told = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                Sending sending = bench.takeSending();
                told.add(sending.notification().alert().origin().key());
                bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
                bench.settleDown();
            }
            assertThat(told).containsExactlyInAnyOrder("C.1", "C.2", "C.3");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 6 * 60})
    void aClockThatIsPutBackDelaysNoDeliveryThatOnlyTheStoreKnows(int minutes) {
        try (Bench bench = bench(Bench.sink("slack"))) {
            bench.round(bench.read(bench.event("C.1")));
            bench.round(bench.heard(bench.takeSending(), new Outcome.Retry(Duration.ofMinutes(50), "answered 429")));
            bench.now = bench.now.minus(Duration.ofMinutes(minutes));
            bench.crash();
            bench.settleDown();
            assertThat(bench.sendings).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 6 * 60})
    void aClockThatIsPutBackSilencesNoPacedSink(int minutes) {
        Terms terms = new Terms(16, new Pace(Duration.ofSeconds(1), 3), 9, Duration.ofDays(3), OnDoubt.RESEND);
        try (Bench bench = bench(new SinkSlot("slack", terms))) {
            bench.round(bench.readMany(6));
            bench.settleDown();
            assertThat(bench.sendings).hasSize(3);
            List<Sending> all = List.copyOf(bench.sendings);
            bench.sendings.clear();
            all.forEach(sending -> bench.round(bench.unheard(sending, Kind.UNSENT)));
            bench.pass(Duration.ofMinutes(-minutes));
            bench.settleDown();
            assertThat(bench.sendings).hasSize(3);
        }
    }

    @Test
    void drainingStartsNothingAndLosesNothing() {
        try (Bench bench = odd()) {
            bench.round(bench.read(bench.event("once more when told", "C.1")));
            Sending sending = bench.takeSending();
            Input heard = bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT);
            Turn turn = bench.engine().drain(List.of(heard, bench.read(bench.event("seen", "C.2"))), bench.now);
            assertThat(bench.engine().commit(turn).sendings()).isEmpty();
            assertThat(bench.engine().isIdle()).isTrue();
            assertThat(bench.engine().checkpoints(Bench.SOURCE)).hasSize(1);
            bench.crash();
            bench.settleDown();
            assertThat(bench.sendings).hasSize(1);
            assertThat(bench.takeSending().notification().alert().origin().key())
                    .isEqualTo("C.1");
        }
    }

    @Test
    void aStateThatCannotBeReadFailsItsOwnKeyOnlyAndIsLeftAsItIs() {
        try (Bench bench = bench(Bench.sink("slack"))) {
            StateAddress address = store(bench, "C.1", "{\"@v\":1,\"@type\":\"NoSuchState\"}", bench.now);
            bench.crash();
            bench.settleDown();
            bench.round(bench.read(bench.event("C.1"), bench.event("C.2")));
            assertThat(bench.sendings)
                    .extracting(
                            sending -> sending.notification().alert().origin().key())
                    .containsExactly("C.2");
            assertThat(bench.news.lines)
                    .filteredOn(line -> line.startsWith("threw C.1 "))
                    .hasSize(2);
            assertThat(bench.store().states(List.of(address)).get(address))
                    .extracting(StateRow::value)
                    .isEqualTo("{\"@v\":1,\"@type\":\"NoSuchState\"}");
        }
    }

    private static StateAddress store(Bench bench, String key, String value, @Nullable Instant wakeAt) {
        StateAddress address = new StateAddress(bench.store().name(NameKind.RULE, "back-online"), key);
        Changes changes = new Changes();
        changes.state(address, new StateRow(value, wakeAt, null, null, null, bench.now));
        bench.store().commit(changes);
        return address;
    }

    @Test
    void aStateThatCannotBeStoredLeavesNoAlertBehind() {
        try (Bench bench = odd()) {
            bench.round(bench.read(bench.event("unstorable", "C.1"), bench.event("seen", "C.2")));
            assertThat(bench.sendings).hasSize(1);
            assertThat(bench.news.lines)
                    .anyMatch(line -> line.startsWith("threw C.1"))
                    .contains("raised C.2 revision 1")
                    .doesNotContain("raised C.1 revision 1");
        }
    }

    @Test
    void aTimerThatARuleDoesNotMoveOnIsNoBusyLoop() {
        try (Bench bench = odd()) {
            bench.round(bench.read(bench.event("stuck timer", "C.1")));
            bench.settleDown();
            assertThat(bench.wakeAt()).isEqualTo(bench.now.plusSeconds(60));
            Turn unchanged = bench.engine().prepare(List.of(bench.read(bench.event("nothing", "C.1"))), bench.now);
            assertThat(unchanged.changes().states()).isEmpty();
        }
    }

    @Test
    void aRuleThatThrowsWhenWokenSleepsForAMinute() {
        try (Bench bench = odd()) {
            bench.round(bench.read(bench.event("throws when woken", "C.1")));
            bench.settleDown();
            assertThat(bench.news.lines)
                    .filteredOn(line -> line.startsWith("threw C.1"))
                    .hasSize(1);
            assertThat(bench.wakeAt()).isEqualTo(bench.now.plusSeconds(60));
            bench.pass(Duration.ofMinutes(1));
            bench.settleDown();
            assertThat(bench.news.lines)
                    .filteredOn(line -> line.startsWith("threw C.1"))
                    .hasSize(2);
        }
    }

    @Test
    void aRuleThatKeepsNoStateRaisesANewAlertEachTime() {
        try (Bench bench = odd()) {
            for (int i = 0; i < 3; i++) {
                bench.round(bench.read(bench.event("stateless", "C.1")));
            }
            assertThat(bench.news.lines)
                    .filteredOn("raised C.1 revision 1"::equals)
                    .hasSize(3);
        }
    }

    @Test
    void aCrowdLargerThanMemoryIsToldWhole() {
        try (Bench bench = bench(Bench.sink("slack", 64))) {
            bench.round(bench.readMany(2_500));
            bench.settleDown();
            bench.deliverAll();
            assertThat(bench.askings).hasSize(2_500);
        }
    }

    @Test
    void aCrowdThatIsAskedToWaitIsToldWholeWhateverIsKeptInMemory() {
        try (Bench bench = bench(Bench.sink("slack", 5_000))) {
            bench.round(bench.readMany(2_500));
            bench.settleDown();
            List<Sending> all = List.copyOf(bench.sendings);
            assertThat(all).hasSize(2_500);
            bench.sendings.clear();
            bench.round(all.stream()
                    .map(sending -> bench.heard(sending, new Outcome.Retry(Duration.ofSeconds(5), "answered 429")))
                    .toArray(Input[]::new));
            for (int i = 0; i < 6; i++) {
                bench.pass(Duration.ofSeconds(6));
                bench.settleDown();
                bench.deliverAll();
            }
            assertThat(bench.askings).hasSize(2_500);
        }
    }
}
