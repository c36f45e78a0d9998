package dev.belfry.testkit.machine;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Step;
import dev.belfry.testkit.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one machine as Belfry's driver does, on a virtual clock: it keeps the state, collects the outputs and serves the
 * timer. Every step is checked as {@link CheckedMachine} says.
 *
 * <pre>{@code
 * MachineHarness<Watch, Rule.Input, Rule.Effect> harness = MachineHarness.of(rule, VirtualClock.at("2026-11-24T14:02:07Z"));
 * assertThat(harness.give(new Rule.Seen(event)).outputs()).isEmpty();
 * harness.advance(Duration.ofMinutes(5), new Rule.Woken());
 * }</pre>
 *
 * <p>Not for sharing between threads.
 */
public final class MachineHarness<S, I, O> {
    private static final int WAKES_WITHOUT_TIME = 100;

    private final Machine<S, I, O> machine;
    private final VirtualClock clock;
    private final List<O> outputs = new ArrayList<>();
    private @Nullable S state;

    private MachineHarness(Machine<S, I, O> machine, VirtualClock clock) {
        this.machine = new CheckedMachine<>(machine);
        this.clock = clock;
    }

    /** A machine without a state yet. */
    public static <S, I, O> MachineHarness<S, I, O> of(Machine<S, I, O> machine, VirtualClock clock) {
        return new MachineHarness<>(machine, clock);
    }

    /** Gives one input at the clock's time and keeps what comes of it. */
    public Step<S, O> give(I input) {
        Step<S, O> step = machine.step(state, input, clock.instant());
        state = step.state();
        outputs.addAll(step.outputs());
        return step;
    }

    /** Puts the machine into a state, as a restart does. */
    public void resume(@Nullable S stored) {
        state = stored;
    }

    public @Nullable S state() {
        return state;
    }

    /** When the machine wants to be woken; null for never. */
    public @Nullable Instant wakeAt() {
        return state == null ? null : machine.wakeAt(state);
    }

    /** The outputs of all steps since this was last asked, in order. */
    public List<O> takeOutputs() {
        List<O> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    /**
     * Lets time pass. Whenever the machine's timer is due on the way, the clock stops there and {@code woken} is given.
     *
     * @return the steps that were made, in order
     * @throws AssertionError when the machine wakes again and again without letting time pass
     */
    public List<Step<S, O>> advance(Duration time, I woken) {
        Instant end = clock.instant().plus(time);
        List<Step<S, O>> steps = new ArrayList<>();
        int spins = 0;
        for (Instant at = wakeAt(); at != null && !at.isAfter(end); at = wakeAt()) {
            spins = at.isAfter(clock.instant()) ? 0 : spins + 1;
            if (spins > WAKES_WITHOUT_TIME) {
                throw new AssertionError("wakes again and again without letting time pass, in state " + state);
            }
            if (at.isAfter(clock.instant())) {
                clock.set(at);
            }
            steps.add(give(woken));
        }
        clock.set(end);
        return List.copyOf(steps);
    }
}
