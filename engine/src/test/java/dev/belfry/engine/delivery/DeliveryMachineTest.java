package dev.belfry.engine.delivery;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Step;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryInput.Count;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.http.SendFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DeliveryMachineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:51:37.000123Z");
    private static final Duration DAYS = Duration.ofDays(3);
    private static final Receipt RECEIPT = new Receipt(Json.object().with("ts", "1"));
    private static final DeliveryInput GO = new DeliveryInput.Go();
    private static final Outcome INSTEAD = new Outcome.Instead(
            new HttpRequest("POST", SecretUrl.of("https://hooks.example/x"), Map.of(), null), "it is gone");

    private static DeliveryMachine machine(OnDoubt onDoubt) {
        return new DeliveryMachine(42, new Terms(16, Pace.UNLIMITED, 3, DAYS, onDoubt));
    }

    /** On the wire for the {@code attempts}th time, of which {@code strikes} count. */
    private static DeliveryState sending(int attempts, int strikes) {
        return new DeliveryState(Phase.SENDING, attempts, strikes, null, NOW, null, null, null);
    }

    private static DeliveryInput heard(Outcome outcome, Count count) {
        return new DeliveryInput.Heard(outcome, count);
    }

    private static DeliveryInput unheard(Kind kind, Count count) {
        return new DeliveryInput.Unheard(new SendFailure(kind, "no answer"), count);
    }

    static Stream<Arguments> everyAnswer() {
        Outcome retry = new Outcome.Retry(null, "answered 500");
        Outcome later = new Outcome.Retry(Duration.ofSeconds(30), "answered 429");
        Outcome blocked = new Outcome.Blocked("answered 404");
        return Stream.of(
                arguments(heard(Outcome.Delivered.WITHOUT_RECEIPT, Count.STRIKE), Phase.DELIVERED, 0),
                arguments(heard(Outcome.Delivered.WITHOUT_RECEIPT, Count.FREE), Phase.DELIVERED, 0),
                arguments(heard(new Outcome.Rejected("answered 400"), Count.STRIKE), Phase.DEAD, 0),
                arguments(heard(new Outcome.Rejected("answered 400"), Count.FREE), Phase.DEAD, 0),
                arguments(heard(INSTEAD, Count.STRIKE), Phase.DEAD, 0),
                arguments(heard(blocked, Count.STRIKE), Phase.PENDING, 0),
                arguments(heard(blocked, Count.FREE), Phase.PENDING, 0),
                arguments(heard(retry, Count.STRIKE), Phase.PENDING, 1),
                arguments(heard(retry, Count.FREE), Phase.PENDING, 0),
                arguments(heard(later, Count.STRIKE), Phase.PENDING, 1),
                arguments(unheard(Kind.UNSENT, Count.STRIKE), Phase.PENDING, 1),
                arguments(unheard(Kind.UNSENT, Count.FREE), Phase.PENDING, 0),
                arguments(unheard(Kind.FORBIDDEN, Count.STRIKE), Phase.PENDING, 0),
                arguments(unheard(Kind.FORBIDDEN, Count.FREE), Phase.PENDING, 0),
                arguments(unheard(Kind.UNSENDABLE, Count.STRIKE), Phase.DEAD, 0),
                arguments(unheard(Kind.UNSENDABLE, Count.FREE), Phase.DEAD, 0),
                arguments(unheard(Kind.IN_DOUBT, Count.STRIKE), Phase.IN_DOUBT, 1),
                arguments(unheard(Kind.IN_DOUBT, Count.FREE), Phase.IN_DOUBT, 0),
                arguments(new DeliveryInput.Restarted(), Phase.IN_DOUBT, 0));
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void goesWhereTheAnswerSays(DeliveryInput input, Phase phase, int strikes) {
        Step<DeliveryState, DeliveryOutput> step = machine(OnDoubt.RESEND).step(sending(1, 0), input, NOW);
        DeliveryState to = Objects.requireNonNull(step.state());
        assertThat(to.phase()).isEqualTo(phase);
        assertThat(to.strikes()).isEqualTo(strikes);
        assertThat(to.attempts()).isEqualTo(1);
        assertThat(to.endedAt()).isEqualTo(NOW);
        assertThat(step.outputs()).isEqualTo(phase.isOpen() ? List.of() : List.of(new DeliveryOutput.Ended(phase)));
        assertThat(machine(OnDoubt.RESEND).step(sending(1, 0), input, NOW)).isEqualTo(step);
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void hearsNothingUnlessItIsOnTheWire(DeliveryInput input, Phase phase, int strikes) {
        for (Phase other : Phase.values()) {
            DeliveryState state = new DeliveryState(other, 1, strikes, null, NOW, NOW, null, null);
            if (other != Phase.SENDING) {
                Step<DeliveryState, DeliveryOutput> step =
                        machine(OnDoubt.RESEND).step(state, input, NOW);
                assertThat(step.state()).as("%s in %s", input, phase).isSameAs(state);
                assertThat(step.outputs()).isEmpty();
            }
        }
    }

    @Test
    void startsOnlyWhatWaitsAndIsDue() {
        for (Phase phase : Phase.values()) {
            DeliveryState due = new DeliveryState(phase, 4, 1, NOW, null, null, "no", RECEIPT);
            Step<DeliveryState, DeliveryOutput> step = machine(OnDoubt.PARK).step(due, GO, NOW);
            boolean waits = phase == Phase.PENDING || phase == Phase.IN_DOUBT;
            assertThat(step.outputs()).isEqualTo(waits ? List.of(new DeliveryOutput.Send(5)) : List.of());
            assertThat(step.state()).extracting(DeliveryState::phase).isEqualTo(waits ? Phase.SENDING : phase);
            DeliveryState later = new DeliveryState(phase, 4, 1, NOW.plusNanos(1), null, null, "no", RECEIPT);
            assertThat(machine(OnDoubt.PARK).step(later, GO, NOW).outputs()).isEmpty();
        }
    }

    @Test
    void takesAPauseThatNoneIsForTheWorkOfAClockThatWasPutBack() {
        DeliveryState far =
                new DeliveryState(Phase.PENDING, 4, 1, NOW.plus(Duration.ofHours(6)), null, null, null, null);
        assertThat(machine(OnDoubt.RESEND).step(far, GO, NOW).outputs()).containsExactly(new DeliveryOutput.Send(5));
        Instant hour = NOW.plus(DeliveryState.LONGEST_PAUSE);
        DeliveryState asked = new DeliveryState(Phase.PENDING, 4, 1, hour, null, null, null, null);
        assertThat(machine(OnDoubt.RESEND).step(asked, GO, NOW).outputs()).isEmpty();
    }

    @Test
    void aPauseThatBeginsInTheFutureIsOver() {
        DeliveryState ahead = new DeliveryState(
                Phase.PENDING, 4, 1, NOW.plusSeconds(90), NOW.plusSeconds(29), NOW.plusSeconds(30), null, null);
        assertThat(machine(OnDoubt.RESEND).step(ahead, GO, NOW).outputs()).containsExactly(new DeliveryOutput.Send(5));
        assertThat(ahead.isDue(NOW.plusSeconds(30))).isFalse();
    }

    @Test
    void beginsByItself() {
        DeliveryState first = Objects.requireNonNull(
                machine(OnDoubt.RESEND).step(null, GO, NOW).state());
        assertThat(first.phase()).isEqualTo(Phase.SENDING);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.startedAt()).isEqualTo(NOW);
    }

    @Test
    void isParkedOnceInDoubtWhereThatIsAgreed() {
        for (DeliveryInput input : List.of(new DeliveryInput.Restarted(), unheard(Kind.IN_DOUBT, Count.STRIKE))) {
            Step<DeliveryState, DeliveryOutput> step = machine(OnDoubt.PARK).step(sending(1, 0), input, NOW);
            assertThat(step.outputs()).containsExactly(new DeliveryOutput.Ended(Phase.PARKED));
            assertThat(step.state()).extracting(DeliveryState::phase).isEqualTo(Phase.PARKED);
        }
        assertThat(machine(OnDoubt.PARK)
                        .step(sending(1, 0), unheard(Kind.UNSENT, Count.STRIKE), NOW)
                        .state())
                .extracting(DeliveryState::phase)
                .isEqualTo(Phase.PENDING);
    }

    @Test
    void isDeadAtTheLastStrikeAndSaysHowManyThereWere() {
        for (DeliveryInput input : List.of(
                heard(new Outcome.Retry(Duration.ofSeconds(9), "answered 429"), Count.STRIKE),
                unheard(Kind.UNSENT, Count.STRIKE),
                unheard(Kind.IN_DOUBT, Count.STRIKE))) {
            Step<DeliveryState, DeliveryOutput> step = machine(OnDoubt.RESEND).step(sending(7, 2), input, NOW);
            assertThat(step.outputs()).containsExactly(new DeliveryOutput.Ended(Phase.DEAD));
            assertThat(Objects.requireNonNull(step.state()).answer()).endsWith(" (the last of 7 attempts)");
        }
    }

    /** An outage, a night in which Belfry was off or an alert of last week make nothing dead: only its own failures do. */
    @Test
    void onlyThePausesAfterItsStrikesCountAgainstItsTime() {
        DeliveryInput struck = heard(new Outcome.Retry(Duration.ofHours(1), "answered 503"), Count.STRIKE);
        DeliveryInput free = heard(new Outcome.Retry(Duration.ofHours(1), "answered 503"), Count.FREE);
        assertThat(after(waited(DAYS.minusNanos(1)), struck).phase()).isEqualTo(Phase.PENDING);
        assertThat(after(waited(DAYS), struck).phase()).isEqualTo(Phase.DEAD);
        assertThat(after(waited(DAYS), unheard(Kind.IN_DOUBT, Count.STRIKE)).phase())
                .isEqualTo(Phase.DEAD);
        assertThat(after(waited(DAYS), free).phase()).isEqualTo(Phase.PENDING);
        assertThat(after(waited(DAYS), unheard(Kind.IN_DOUBT, Count.FREE)).phase())
                .isEqualTo(Phase.IN_DOUBT);
        assertThat(after(waited(DAYS), unheard(Kind.FORBIDDEN, Count.STRIKE)).phase())
                .isEqualTo(Phase.PENDING);
        assertThat(after(waited(DAYS), new DeliveryInput.Restarted()).phase()).isEqualTo(Phase.IN_DOUBT);
    }

    @Test
    void addsUpThePausesUntilItIsReplayed() {
        DeliveryState once = after(
                waited(Duration.ZERO), heard(new Outcome.Retry(Duration.ofHours(1), "answered 503"), Count.STRIKE));
        assertThat(once.waited()).isEqualTo(Duration.between(NOW, Objects.requireNonNull(once.nextAt())));
        DeliveryState twice = after(waited(once.waited()), unheard(Kind.IN_DOUBT, Count.STRIKE));
        assertThat(twice.waited()).isGreaterThan(once.waited());
        DeliveryState dead = after(waited(twice.waited()), heard(new Outcome.Rejected("answered 400"), Count.STRIKE));
        assertThat(after(dead, new DeliveryInput.Replay()).waited()).isZero();
    }

    private static DeliveryState waited(Duration waited) {
        return new DeliveryState(Phase.SENDING, 1, 0, null, NOW, null, null, null, waited);
    }

    private static DeliveryState after(DeliveryState from, DeliveryInput input) {
        return Objects.requireNonNull(
                machine(OnDoubt.RESEND).step(from, input, NOW).state());
    }

    @Test
    void waitsAsLongAsTheServiceAsksForButNoLongerThanAnHour() {
        assertThat(pause(Duration.ofSeconds(30))).isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_250));
        assertThat(pause(Duration.ofDays(400))).isBetween(Duration.ofHours(1), DeliveryState.LONGEST_PAUSE);
        assertThat(pause(Duration.ofDays(-400))).isPositive();
        assertThat(pause(null)).isEqualTo(Backoff.after(42, 1));
    }

    private static Duration pause(@Nullable Duration asked) {
        DeliveryInput input = heard(new Outcome.Retry(asked, "answered 429"), Count.STRIKE);
        DeliveryState to = Objects.requireNonNull(
                machine(OnDoubt.RESEND).step(sending(1, 0), input, NOW).state());
        assertThat(machine(OnDoubt.RESEND).wakeAt(to)).isEqualTo(to.nextAt());
        return Duration.between(NOW, Objects.requireNonNull(to.nextAt()));
    }

    @ParameterizedTest
    @CsvSource({
        "GROUPED,, true",
        "DROPPED, by digest k7f3-1042, true",
        "DROPPED, by digest k7f3-1041, false",
        "DROPPED,, false",
        "PENDING,, false",
        "PENDING, by digest k7f3-1042, false",
        "DELIVERED,, false"
    })
    void onlyAMemberOfADigestSharesItsFate(Phase phase, @Nullable String answer, boolean shares) {
        DeliveryState from = new DeliveryState(phase, 0, 0, null, null, null, answer, null);
        DeliveryInput input = new DeliveryInput.Digested(Phase.WAIVED, "k7f3-1042");
        DeliveryState to = Objects.requireNonNull(
                machine(OnDoubt.RESEND).step(from, input, NOW).state());
        assertThat(to.phase()).isEqualTo(shares ? Phase.WAIVED : phase);
        assertThat(to.answer()).isEqualTo(shares ? "by digest k7f3-1042" : answer);
    }

    @Test
    void aMemberOfADigestIsNeverTriedByItself() {
        assertThat(machine(OnDoubt.RESEND).step(DeliveryState.GROUPED, GO, NOW).outputs())
                .isEmpty();
    }

    @Test
    void keepsTheReceipt() {
        DeliveryInput delivered = heard(new Outcome.Delivered(RECEIPT), Count.STRIKE);
        DeliveryState to =
                machine(OnDoubt.RESEND).step(sending(2, 1), delivered, NOW).state();
        assertThat(to).extracting(DeliveryState::receipt).isEqualTo(RECEIPT);
        assertThat(to).extracting(DeliveryState::nextAt).isNull();
    }
}
