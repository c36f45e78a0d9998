package dev.belfry.engine.driver;

import dev.belfry.core.machine.Step;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.delivery.Circuit;
import dev.belfry.engine.delivery.CircuitInput;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.delivery.CircuitState;
import dev.belfry.engine.delivery.DeliveryInput.Count;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.HealthRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One sink's circuit: what it makes of each answer, and who is told when it opens, closes, or is open for another reason. */
final class SinkHealth {
    private final int number;
    private final String sink;
    private final @Nullable TroubleDesk trouble;
    private final Listener listener;
    private final Circuit circuit = new Circuit();
    private CircuitState state = CircuitState.WELL;

    SinkHealth(int number, String sink, @Nullable TroubleDesk trouble, Listener listener) {
        this.number = number;
        this.sink = sink;
        this.trouble = trouble;
        this.listener = listener;
    }

    /** How many more attempts may start when {@code sending} are under way. */
    int room(int sending, int inFlight, Instant now) {
        return state.room(sending, inFlight, now);
    }

    /** Until when none may start; null when some may. */
    @Nullable
    Instant quietAt(Instant now) {
        return state.quietAt(now);
    }

    /** Whether an attempt that fails now counts against its delivery. */
    Count count() {
        return state.isOpen() ? Count.FREE : Count.STRIKE;
    }

    void heard(Outcome outcome, Turn turn) {
        step(ofOutcome(outcome), turn);
    }

    void unheard(SendFailure failure, Turn turn) {
        if (failure.kind() != SendFailure.Kind.UNSENDABLE) {
            step(ofFailure(failure), turn);
        }
    }

    private void step(CircuitInput input, Turn turn) {
        CircuitState before = state;
        Step<CircuitState, CircuitOutput> step = circuit.step(state, input, turn.now());
        state = step.state() == null ? CircuitState.WELL : step.state();
        for (CircuitOutput output : step.outputs()) {
            turn.tell(() -> listener.circuit(sink, output));
        }
        if (!Objects.equals(state.openSince(), before.openSince()) || !Objects.equals(state.why(), before.why())) {
            turn.changes().health(row(turn.now()));
        }
        if (trouble != null) {
            trouble.heard(input, state, turn);
        }
    }

    private HealthRow row(Instant now) {
        Instant since = state.openSince();
        return since == null
                ? HealthRow.ok(number, now)
                : new HealthRow(number, "failing", state.why() == null ? "" : state.why(), since, now);
    }

    private static CircuitInput ofOutcome(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            Duration after = retry.after();
            return after == null || after.compareTo(Duration.ZERO) <= 0
                    ? new CircuitInput.Down(retry.why())
                    : new CircuitInput.Asked(after);
        }
        return outcome instanceof Outcome.Blocked blocked
                ? new CircuitInput.Barred(blocked.why())
                : new CircuitInput.Up();
    }

    private static CircuitInput ofFailure(SendFailure failure) {
        return failure.kind() == SendFailure.Kind.FORBIDDEN
                ? new CircuitInput.Barred(failure.why())
                : new CircuitInput.Down(failure.why());
    }
}
