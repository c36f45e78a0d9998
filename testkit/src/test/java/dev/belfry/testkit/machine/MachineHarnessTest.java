package dev.belfry.testkit.machine;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.testkit.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MachineHarnessTest {
    private static final String WAKE = "wake";

    private final VirtualClock clock = VirtualClock.at("2026-11-24T14:00:00Z");

    /** Rings three times, a minute apart, once it has been wound. */
    private record Bell(int rings, Instant next) {}

    private static final class Ringer implements Machine<Bell, String, String> {
        @Override
        public Step<Bell, String> step(@Nullable Bell state, String input, Instant now) {
            if (!input.equals(WAKE)) {
                return Step.keep(new Bell(3, now.plusSeconds(60)), Reason.of("wound by {whom}", input));
            }
            if (state == null || state.next().isAfter(now)) {
                return Step.keep(state, Reason.of("not yet"));
            }
            Bell rest = state.rings() == 1 ? null : new Bell(state.rings() - 1, now.plusSeconds(60));
            return Step.keep(rest, "ding", Reason.of("time"));
        }

        @Override
        public Instant wakeAt(Bell state) {
            return state.next();
        }
    }

    @Test
    void servesEachTimerAtItsTime() {
        MachineHarness<Bell, String, String> harness = MachineHarness.of(new Ringer(), clock);
        harness.give("me");
        assertThat(harness.wakeAt()).isEqualTo("2026-11-24T14:01:00Z");
        assertThat(harness.advance(Duration.ofSeconds(150), WAKE)).hasSize(2);
        assertThat(harness.state()).isEqualTo(new Bell(1, Instant.parse("2026-11-24T14:03:00Z")));
        assertThat(clock.instant()).isEqualTo("2026-11-24T14:02:30Z");
        harness.advance(Duration.ofDays(1), WAKE);
        assertThat(harness.state()).isNull();
        assertThat(harness.wakeAt()).isNull();
        assertThat(harness.takeOutputs()).containsExactly("ding", "ding", "ding");
        assertThat(harness.takeOutputs()).isEmpty();
    }

    @Test
    void wakesAtOnceWhatWasDueWhileItWasStopped() {
        MachineHarness<Bell, String, String> harness = MachineHarness.of(new Ringer(), clock);
        harness.resume(new Bell(1, Instant.EPOCH));
        assertThat(harness.advance(Duration.ZERO, WAKE)).hasSize(1);
        assertThat(harness.state()).isNull();
    }

    @Test
    void findsAMachineThatNeverSleeps() {
        Machine<Instant, String, String> restless = new Machine<>() {
            @Override
            public Step<Instant, String> step(@Nullable Instant state, String input, Instant now) {
                return Step.keep(state == null ? now : state.minusSeconds(1), Reason.of("again"));
            }

            @Override
            public Instant wakeAt(Instant state) {
                return state;
            }
        };
        MachineHarness<Instant, String, String> harness = MachineHarness.of(restless, clock);
        harness.give("go");
        assertThatThrownBy(() -> harness.advance(Duration.ZERO, WAKE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("without letting time pass");
    }

    @Test
    void findsAMachineThatIsNotPure() {
        AtomicInteger count = new AtomicInteger();
        finds(
                (state, input, now) -> Step.keep("state " + count.incrementAndGet(), Reason.of("counted")),
                "second time");
    }

    @Test
    void findsAnEqualStateThatIsACopy() {
        finds((state, input, now) -> Step.keep(String.copyValueOf("s".toCharArray()), Reason.of("same")), "very one");
    }

    @Test
    void findsAReasonThatLacksAFact() {
        finds(
                (state, input, now) -> Step.keep(state, Reason.of("seen {ago} ago, within {within}", "12 s")),
                "{within}");
    }

    private void finds(Machine<String, String, String> machine, String what) {
        MachineHarness<String, String, String> harness = MachineHarness.of(machine, clock);
        harness.resume("s");
        assertThatThrownBy(() -> harness.give("input"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }
}
