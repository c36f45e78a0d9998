package dev.belfry.core.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything in Belfry that decides: a rule for one key, a stage of the policy, a delivery's life, a sink's circuit.
 *
 * <p>A machine is a pure function. It does no I/O, reads no clock, draws no random number and keeps no field that
 * changes: the same state, input and time give an equal step, on any thread, today or in a replay. What it wants done
 * it says in its outputs; they are acted upon only after the new state is on disk.
 *
 * @param <S> the state: a record, or a sealed interface of records
 * @param <I> what can happen to it
 * @param <O> what it can ask for
 */
public interface Machine<S, I, O> {
    /**
     * Takes one input.
     *
     * @param state what an earlier step returned, or null when there is none
     * @param now the time by Belfry's own clock; for pauses and timers, not for comparing with times a source reports
     * @return the state to keep (null to forget it), the outputs in order, and why
     * @throws RuntimeException a defect of the machine: the input is set aside and reported, its neighbours go on
     */
    Step<S, O> step(@Nullable S state, I input, Instant now);

    /**
     * When this state wants to be woken, as a function of the state alone; null for never. A time that has passed means
     * at once. It is asked after every step that changed the state.
     */
    default @Nullable Instant wakeAt(S state) {
        return null;
    }
}
