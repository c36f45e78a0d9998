package dev.belfry.testkit.machine;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A machine that is held to what {@link Machine} promises: every step is made twice and must come out equal, a state in
 * which nothing changed must be the very one that was given, a reason must have a fact for each {@code {name}} in its
 * sentence, and a timer must be a function of the state. A broken promise is an {@link AssertionError}.
 */
public final class CheckedMachine<S, I, O> implements Machine<S, I, O> {
    private static final Pattern FACT = Pattern.compile("\\{[a-z][a-z0-9-]*}");

    private final Machine<S, I, O> machine;

    public CheckedMachine(Machine<S, I, O> machine) {
        this.machine = machine;
    }

    @Override
    public Step<S, O> step(@Nullable S state, I input, Instant now) {
        Step<S, O> step = machine.step(state, input, now);
        assertThat(machine.step(state, input, now))
                .as("the same state, input and time a second time: %s", input)
                .isEqualTo(step);
        if (Objects.equals(step.state(), state)) {
            assertThat(step.state())
                    .as("an unchanged state is the very one that was given, after %s", input)
                    .isSameAs(state);
        }
        checkReason(step.because());
        return step;
    }

    @Override
    public @Nullable Instant wakeAt(S state) {
        Instant at = machine.wakeAt(state);
        assertThat(machine.wakeAt(state)).as("the timer of the same state").isEqualTo(at);
        return at;
    }

    /** Checks that a reason can be read: its sentence has as many names as it has facts. */
    public static void checkReason(Reason reason) {
        assertThat(reason.sentence()).as("sentence of a reason").isNotBlank();
        assertThat(FACT.matcher(reason.sentence()).results().count())
                .as("names in \"%s\" for the facts %s", reason.sentence(), reason.facts())
                .isEqualTo(reason.facts().size());
    }
}
