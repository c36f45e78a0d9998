package dev.belfry.core.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Machine} made of one input. Returning the very state that was given means that nothing changed, and
 * nothing is written.
 *
 * @param state the state to keep; null forgets it
 * @param outputs what to do once the state is on disk, in order
 * @param because why, for the person who asks later
 */
public record Step<S, O>(@Nullable S state, List<O> outputs, Reason because) {
    public Step {
        outputs = List.copyOf(outputs);
    }

    /** Keeps {@code state} and asks for nothing. */
    public static <S, O> Step<S, O> keep(@Nullable S state, Reason because) {
        return new Step<>(state, List.of(), because);
    }

    /** Keeps {@code state} and asks for one thing. */
    public static <S, O> Step<S, O> keep(@Nullable S state, O output, Reason because) {
        return new Step<>(state, List.of(output), because);
    }
}
