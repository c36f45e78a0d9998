package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Step;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.codec.Elapsed;
import dev.belfry.engine.delivery.DeliveryInput;
import dev.belfry.engine.delivery.DeliveryMachine;
import dev.belfry.engine.delivery.DeliveryOutput;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Pacing;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sink's deliveries: makes those that are due go out, as many as there is room for, those of one lane in order, and
 * hears what came of them.
 */
final class SinkDesk {
    private static final int LOADED_AT_ONCE = 256;
    private static final String ABSENT = "its sink is not in the configuration";

    private final int number;
    private final SinkSlot slot;
    private final Store store;
    private final Alerts alerts;
    private final Listener listener;
    private final SinkHealth health;
    private final SinkQueue queue = new SinkQueue();
    private final Pacing pacing;
    private Pacing.@Nullable Spent spent;

    /** A delivery that moved to a phase; heard before the move is among the turn's changes. */
    record Ended(DeliveryRow row, Alert alert, DeliveryState to, Turn turn) {}

    /** Those who know the alerts that the deliveries are of. */
    interface Alerts {
        Alert read(AlertRow row);

        /** Deliveries of these were loaded, and will be heard of. */
        void loaded(Collection<AlertRow> rows, Turn turn);

        void ended(Ended ended);
    }

    SinkDesk(int number, SinkSlot slot, Store store, Alerts alerts, @Nullable TroubleDesk trouble, Listener listener) {
        this.number = number;
        this.slot = slot;
        this.pacing = new Pacing(slot.terms().pace());
        this.store = store;
        this.alerts = alerts;
        this.listener = listener;
        this.health = new SinkHealth(number, slot, store, trouble, listener);
    }

    /**
     * Takes a new delivery; if there is room when this turn serves, its first attempt is in the commit that creates it.
     * One that is grouped is only written.
     */
    void create(Job job, Turn turn) {
        turn.changes().create(job.row());
        if (job.row().state().phase() == Phase.GROUPED) {
            return;
        }
        if (queue.hasRoomFor(job.lane())) {
            queue.ready(job);
        } else {
            queue.leaveInStore();
        }
    }

    /** Brings what is due from the store, before a turn makes the store and this desk differ. */
    void refill(Turn turn) {
        Instant now = turn.now();
        if (queue.wake(now)) {
            hasten(turn);
        }
        while (queue.wantsMore() && queue.ready() < slot.terms().inFlight()) {
            load(turn);
        }
    }

    private void hasten(Turn turn) {
        turn.changes().hasten(number, turn.now());
        queue.leaveInStore();
    }

    /** Starts what is due and has room. */
    void serve(Turn turn) {
        for (int room = room(turn.now()); room > 0 && queue.ready() > 0; room--) {
            step(queue.next(), new DeliveryInput.Go(), turn);
        }
    }

    private void load(Turn turn) {
        Instant now = turn.now();
        List<DeliveryRow> rows = store.ready(number, now, queue.lanes(), LOADED_AT_ONCE);
        Map<Long, AlertRow> known = known(rows);
        alerts.loaded(known.values(), turn);
        jobs(rows, known).forEach(queue::ready);
        if (rows.size() == LOADED_AT_ONCE) {
            queue.loadedSome();
        } else {
            boolean beyond = store.hasOpenBeyond(number, queue.known());
            queue.loadedAll(beyond, beyond ? store.nextReady(number, now).orElse(null) : null);
        }
    }

    private Map<Long, AlertRow> known(List<DeliveryRow> rows) {
        return store.alerts(rows.stream().map(DeliveryRow::alert).toList());
    }

    private List<Job> jobs(List<DeliveryRow> rows) {
        return jobs(rows, known(rows));
    }

    private List<Job> jobs(List<DeliveryRow> rows, Map<Long, AlertRow> known) {
        List<Job> jobs = new ArrayList<>();
        for (DeliveryRow row : rows) {
            AlertRow alert = known.get(row.alert());
            if (alert != null) {
                jobs.add(new Job(row, alerts.read(alert), alert.previous()));
            }
        }
        return jobs;
    }

    /** Deliveries that were on the wire when the process died. */
    void restarted(Turn turn) {
        health.restarted(turn);
        for (Job job : jobs(store.interrupted(number))) {
            step(job, new DeliveryInput.Restarted(), turn);
        }
        hasten(turn);
    }

    /** Deliveries that are on the wire of this process, sent by the engine before this one. */
    void takeOver() {
        jobs(store.interrupted(number)).forEach(queue::moved);
        queue.leaveInStore();
    }

    void heard(long delivery, int attempt, Outcome outcome, Turn turn) {
        Job job = queue.sent(delivery, attempt);
        if (job != null) {
            step(job, new DeliveryInput.Heard(outcome, health.count()), turn);
            health.heard(outcome, turn);
            turn.tell(() -> listener.heard(slot.name(), outcome, took(job, turn)));
        }
    }

    void unheard(long delivery, int attempt, SendFailure failure, Turn turn) {
        Job job = queue.sent(delivery, attempt);
        if (job != null) {
            step(job, new DeliveryInput.Unheard(failure, health.count()), turn);
            health.unheard(failure, turn);
            turn.tell(() -> listener.unheard(slot.name(), failure, took(job, turn)));
        }
    }

    private static Duration took(Job job, Turn turn) {
        Instant started = job.row().state().startedAt();
        return started == null ? Duration.ZERO : Elapsed.between(started, turn.now());
    }

    void committed() {
        queue.committed();
    }

    /** As {@link #command}, for a delivery that goes nowhere while its sink is not configured, and so counts as parked. */
    void commandAbsent(DeliveryRow row, DeliveryInput input, Turn turn) {
        for (Job job : jobs(List.of(row))) {
            advance(advance(job, new DeliveryInput.SetAside(ABSENT), turn), input, turn);
        }
    }

    /** Does with a delivery what a person decided. */
    void command(DeliveryRow row, DeliveryInput input, Turn turn) {
        jobs(List.of(row)).forEach(job -> advance(job, input, turn));
        // Another delivery of its lane may be here; the store knows whose turn it is.
        queue.leaveInStore();
    }

    /** Their digest has ended, and they with it, but for those of which this turn has decided otherwise. */
    void digested(List<DeliveryRow> members, DeliveryInput.Digested how, Turn turn) {
        jobs(members.stream().map(turn.changes()::asOf).toList()).forEach(job -> advance(job, how, turn));
    }

    /** When this desk wants to be served although nothing came in. */
    @Nullable
    Instant wakeAt(Instant now) {
        Instant due = queue.nextDue(now);
        Instant quiet = health.quietAt(now);
        boolean isFull =
                quiet == null && health.room(queue.sending(), slot.terms().inFlight(), now) == 0;
        if (due == null || isFull) {
            return null;
        }
        Instant paced = later(due, pacing.nextAt(spent, now));
        return quiet == null ? paced : later(paced, quiet);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    boolean isIdle() {
        return queue.isIdle();
    }

    private void step(Job job, DeliveryInput input, Turn turn) {
        queue.moved(advance(job, input, turn));
    }

    private Job advance(Job job, DeliveryInput input, Turn turn) {
        DeliveryState from = job.row().state();
        DeliveryMachine machine = new DeliveryMachine(job.id(), slot.terms());
        Step<DeliveryState, DeliveryOutput> step = machine.step(from, input, turn.now());
        DeliveryState to = step.state();
        if (to == null || to.equals(from)) {
            return job;
        }
        Job moved = job.with(to);
        turn.tell(() -> listener.moved(job.alert(), slot.name(), to, step.because()));
        for (DeliveryOutput output : step.outputs()) {
            if (output instanceof DeliveryOutput.Send send) {
                spent = pacing.step(spent, new Pacing.Started(), turn.now()).state();
                turn.send(sending(moved, send.attempt(), turn));
            } else {
                alerts.ended(new Ended(moved.row(), moved.alert(), to, turn));
            }
        }
        turn.changes().update(job.id(), from, to);
        return moved;
    }

    private Sending sending(Job job, int attempt, Turn turn) {
        String id = store.identity().uuid().substring(0, 16) + "-" + job.row().alert() + "-" + number;
        Notification notification = new Notification(id, job.alert(), previous(job));
        return new Sending(slot.name(), job.id(), notification, new Attempt(attempt, turn.now()));
    }

    /** What the revision before left at this sink. */
    private @Nullable Receipt previous(Job job) {
        DeliveryState last = job.previous() == null ? null : store.lastDelivery(job.previous(), number);
        return last == null ? null : last.receipt();
    }

    private int room(Instant now) {
        return Math.min(health.room(queue.sending(), slot.terms().inFlight(), now), pacing.room(spent, now));
    }
}
