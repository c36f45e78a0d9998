package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Step;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.Circuit;
import dev.belfry.engine.delivery.CircuitInput;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.delivery.CircuitState;
import dev.belfry.engine.delivery.DeliveryInput;
import dev.belfry.engine.delivery.DeliveryInput.Count;
import dev.belfry.engine.delivery.DeliveryMachine;
import dev.belfry.engine.delivery.DeliveryOutput;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.HealthRow;
import dev.belfry.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One sink's deliveries: makes those that are due go out, as many as there is room for, those of one lane in order, and
 * hears what came of them.
 */
final class SinkDesk {
    private static final int LOADED_AT_ONCE = 256;

    private final int number;
    private final SinkSlot slot;
    private final Store store;
    private final Function<AlertRow, Alert> alerts;
    private final Consumer<Ended> ended;
    private final Listener listener;
    private final Circuit circuit = new Circuit();
    private final SinkQueue queue = new SinkQueue();
    private CircuitState health = CircuitState.WELL;

    /** A delivery that moved to a phase; heard before the move is among the turn's changes. */
    record Ended(DeliveryRow row, DeliveryState to, Turn turn) {}

    SinkDesk(
            int number,
            SinkSlot slot,
            Store store,
            Function<AlertRow, Alert> alerts,
            Consumer<Ended> ended,
            Listener listener) {
        this.number = number;
        this.slot = slot;
        this.store = store;
        this.alerts = alerts;
        this.ended = ended;
        this.listener = listener;
    }

    /** Takes a new delivery; when there is room, its first attempt goes out with the commit that creates it. */
    void create(DeliveryRow row, Alert alert, Turn turn) {
        turn.changes().create(row);
        if (queue.mayStartNow(row.lane()) && room(turn.now()) > 0) {
            go(new Job(row, alert), turn);
        } else {
            queue.leaveInStore();
        }
    }

    /** Starts what is due and has room. */
    void serve(Turn turn) {
        queue.wake(turn.now());
        int room = room(turn.now());
        while (room > 0) {
            Job job = queue.next();
            if (job == null && queue.wantsMore()) {
                load(turn);
                job = queue.next();
            }
            if (job == null) {
                return;
            }
            go(job, turn);
            room--;
        }
    }

    private void load(Turn turn) {
        List<DeliveryRow> rows = store.ready(number, turn.now(), queue.known(), LOADED_AT_ONCE);
        for (DeliveryRow row : rows) {
            store.alert(row.alert()).map(alerts).ifPresent(alert -> queue.ready(new Job(row, alert)));
        }
        if (rows.size() == LOADED_AT_ONCE) {
            queue.loadedSome();
        } else {
            boolean beyond = store.hasOpenBeyond(number, queue.known());
            queue.loadedAll(beyond, beyond ? store.nextReady(number, turn.now()).orElse(null) : null);
        }
    }

    /** Deliveries that were on the wire when the process died. */
    void restarted(Turn turn) {
        for (DeliveryRow row : store.interrupted(number, Integer.MAX_VALUE)) {
            store.alert(row.alert())
                    .map(alerts)
                    .ifPresent(alert -> step(new Job(row, alert), new DeliveryInput.Restarted(), turn));
        }
        queue.leaveInStore();
    }

    void heard(long delivery, int attempt, Outcome outcome, Turn turn) {
        Job job = queue.sent(delivery, attempt);
        if (job != null) {
            step(job, new DeliveryInput.Heard(outcome, count()), turn);
            circuit(ofOutcome(outcome), turn);
        }
    }

    void unheard(long delivery, int attempt, SendFailure failure, Turn turn) {
        Job job = queue.sent(delivery, attempt);
        if (job != null) {
            step(job, new DeliveryInput.Unheard(failure, count()), turn);
            circuit(ofFailure(failure), turn);
        }
    }

    void committed() {
        queue.committed();
    }

    /** Does with a delivery what a person decided. */
    void command(DeliveryRow row, DeliveryInput input, Turn turn) {
        store.alert(row.alert()).map(alerts).ifPresent(alert -> step(new Job(row, alert), input, turn));
    }

    /** When this desk wants to be served although nothing came in. */
    @Nullable
    Instant wakeAt(Instant now) {
        Instant due = queue.nextDue(now);
        Instant quiet = health.quietUntil();
        if (due != null && quiet != null && quiet.isAfter(now)) {
            return quiet.isAfter(due) ? quiet : due;
        }
        return room(now) == 0 ? null : due;
    }

    boolean isIdle() {
        return queue.isIdle();
    }

    private void go(Job job, Turn turn) {
        step(job, new DeliveryInput.Go(), turn);
    }

    private void step(Job job, DeliveryInput input, Turn turn) {
        DeliveryState from = job.row().state();
        DeliveryMachine machine = new DeliveryMachine(job.id(), job.alert().at(), slot.terms());
        Step<DeliveryState, DeliveryOutput> step = machine.step(from, input, turn.now());
        DeliveryState to = step.state();
        if (to == null || to.equals(from)) {
            return;
        }
        Job moved = new Job(job.row().with(to), job.alert());
        queue.moved(moved);
        turn.tell(() -> listener.moved(job.alert(), slot.name(), to, step.because()));
        for (DeliveryOutput output : step.outputs()) {
            if (output instanceof DeliveryOutput.Send send) {
                turn.send(sending(moved, send.attempt(), turn));
            } else {
                ended.accept(new Ended(moved.row(), to, turn));
            }
        }
        turn.changes().update(job.id(), from, to);
    }

    private Sending sending(Job job, int attempt, Turn turn) {
        String id = store.identity().uuid().substring(0, 16) + "-" + job.row().alert() + "-" + number;
        Notification notification = new Notification(id, job.alert(), previous(job));
        return new Sending(slot.name(), job.id(), notification, new Attempt(attempt, turn.now()));
    }

    /** What the revision before left at this sink. */
    private @Nullable Receipt previous(Job job) {
        if (job.alert().revision() == 1) {
            return null;
        }
        Long before = store.alert(job.row().alert()).map(AlertRow::previous).orElse(null);
        DeliveryState last = before == null ? null : store.lastDelivery(before, number);
        return last == null ? null : last.receipt();
    }

    private int room(Instant now) {
        return health.room(queue.sending(), slot.terms().inFlight(), now);
    }

    private Count count() {
        return health.isOpen() ? Count.FREE : Count.STRIKE;
    }

    private void circuit(CircuitInput input, Turn turn) {
        Step<CircuitState, CircuitOutput> step = circuit.step(health, input, turn.now());
        health = step.state() == null ? CircuitState.WELL : step.state();
        for (CircuitOutput output : step.outputs()) {
            turn.tell(() -> listener.circuit(slot.name(), output));
            String why = health.why() == null ? "" : health.why();
            String state = health.isOpen() ? "failing" : "ok";
            turn.changes().health(new HealthRow(number, state, why, turn.now(), turn.now()));
        }
    }

    private static CircuitInput ofOutcome(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.after() == null ? new CircuitInput.Down(retry.why()) : new CircuitInput.Asked(retry.after());
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
