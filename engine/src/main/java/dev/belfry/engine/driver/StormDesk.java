package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Status;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.OwnAlerts.Standing;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.policy.Digest;
import dev.belfry.engine.policy.OwnRule;
import dev.belfry.engine.policy.Storm;
import dev.belfry.engine.policy.StormInput;
import dev.belfry.engine.policy.StormOutput;
import dev.belfry.engine.policy.StormState;
import dev.belfry.engine.policy.StormState.Raging;
import dev.belfry.engine.policy.StormTerms;
import dev.belfry.engine.policy.Tally;
import dev.belfry.engine.policy.Tally.Counted;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.DigestRow;
import dev.belfry.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** One sink's storms: decides what is grouped, counts it, and makes the digests that tell it. */
final class StormDesk {
    private final String sink;
    private final int number;
    private final @Nullable StormTerms terms;
    private final Storm machine;
    private final Earlier earlier;
    private final OwnAlerts<Known> own;
    private final DigestDesk digests;
    private final Listener listener;
    private final StormRecall recall;

    private StormState state = StormState.CALM;
    private @Nullable Standing<Known> standing;
    private Tally tally = new Tally();
    /** The latest delivery that a digest has gathered. */
    private long gathered;

    /**
     * What is durable of a storm.
     *
     * @param counted at its first digest; null until then
     */
    record Known(
            Instant since,
            @Nullable Instant toldAt,
            StormTerms terms,
            @Nullable Counted counted) {}

    StormDesk(
            SinkSlot slot,
            int number,
            Store store,
            OwnAlerts<Known> own,
            DigestDesk digests,
            Function<AlertRow, Alert> alerts,
            Listener listener) {
        this.sink = slot.name();
        this.number = number;
        this.terms = slot.terms().storm();
        this.machine = new Storm(terms == null ? StormTerms.NONE : terms);
        this.earlier = new Earlier(store, number);
        this.own = own;
        this.digests = digests;
        this.listener = listener;
        this.gathered = store.lastDigested(number);
        this.recall = new StormRecall(number, store, own, alerts);
        goOnFrom(recall.standing());
    }

    private void goOnFrom(@Nullable Standing<Known> known) {
        if (known != null) {
            standing = known;
            tally = Tally.of(known.state().counted());
            Raging storm = new Raging(known.state().since(), known.state().toldAt());
            state = new StormState(List.of(), storm);
        }
    }

    /** Before anything else is taken. */
    private void goOn(Turn turn) {
        StormInput first = recall.take();
        if (first != null) {
            take(first, turn);
        }
    }

    /** The delivery as it is to be: by itself, or grouped. */
    Job judge(Job job, Turn turn) {
        if (terms == null || isAlwaysAlone(job.alert(), terms)) {
            return job;
        }
        goOn(turn);
        DeliveryRow before = earlier.of(job.previous(), turn).orElse(null);
        if (before != null && hasItsOwnMessage(before.state())) {
            return job;
        }
        if (!take(StormInput.CAME, turn).contains(StormOutput.GROUP)) {
            return job;
        }
        count(job.alert(), before);
        return job.with(DeliveryState.GROUPED);
    }

    private static boolean isAlwaysAlone(Alert alert, StormTerms terms) {
        return terms.except().contains(alert.content().severity())
                || OwnRule.isOwn(alert.origin().rule());
    }

    /** One on its way, which the next must not overtake; or one that the next updates, so that it makes no new message. */
    private static boolean hasItsOwnMessage(DeliveryState before) {
        return before.receipt() != null || (before.phase().isOpen() && before.phase() != Phase.GROUPED);
    }

    private void count(Alert alert, @Nullable DeliveryRow before) {
        if (before != null && before.state().phase() == Phase.GROUPED) {
            tally.update(alert);
        } else {
            tally.add(alert);
        }
    }

    /** Makes the digest that is due. */
    void serve(Turn turn) {
        goOn(turn);
        if (state.storm() == null) {
            return;
        }
        if (recall.isCounted()) {
            take(StormInput.WOKEN, turn);
        } else {
            recall.countSome(this::count, turn);
        }
    }

    @Nullable
    Instant wakeAt(Instant now) {
        boolean busy = recall.isNew() || (state.storm() != null && !recall.isCounted());
        return busy ? now : machine.wakeAt(state);
    }

    private List<StormOutput> take(StormInput input, Turn turn) {
        StormState before = state;
        Step<StormState, StormOutput> step = machine.step(state, input, turn.now());
        state = next(step);
        for (StormOutput output : step.outputs()) {
            switch (output) {
                case BEGIN -> begin(requireNonNull(state.storm()), step.because(), turn);
                case TELL -> told(requireNonNull(state.storm()), step.because(), turn);
                case END -> end(requireNonNull(before.storm()), step.because(), turn);
                case ALONE, GROUP -> {
                    // What came is for who asked to make.
                }
            }
        }
        return step.outputs();
    }

    private static StormState next(Step<StormState, StormOutput> step) {
        return step.state() == null ? StormState.CALM : step.state();
    }

    private void begin(Raging storm, Reason because, Turn turn) {
        StormTerms why = terms == null ? StormTerms.NONE : terms;
        tally = new Tally();
        keep(new Standing<>(new Known(storm.since(), null, why, null), null, null), because, turn);
        turn.tell(() -> listener.storm(sink, new StormNews.Began(why)));
    }

    private void told(Raging storm, Reason because, Turn turn) {
        Standing<Known> before = requireNonNull(standing);
        AlertRow row = digest(Status.FIRING, before, because, turn).orElseThrow();
        Known known = new Known(storm.since(), storm.toldAt(), before.state().terms(), tally.counted());
        keep(new Standing<>(known, row.id(), row.episode()), because, turn);
    }

    private void end(Raging storm, Reason because, Turn turn) {
        Standing<Known> before = requireNonNull(standing);
        if (digest(Status.RESOLVED, before, because, turn).isEmpty()) {
            // Its first digest is so old that it was forgotten.
            digest(Status.FIRING, new Standing<>(before.state(), null, null), because, turn);
        }
        long alertsTold = tally.counted().alerts();
        turn.tell(() -> listener.storm(sink, new StormNews.Ended(storm.since(), alertsTold)));
        standing = null;
        tally = new Tally();
        own.forget(turn);
    }

    /** Gathers all that is grouped and in no digest yet. */
    private Optional<AlertRow> digest(Status status, Standing<Known> before, Reason because, Turn turn) {
        Known known = before.state();
        Digest digest = new Digest(tally.counted(), known.since(), known.terms(), own.nextId(before));
        long last = own.lastDelivery();
        Optional<AlertRow> row = own.tell(
                status,
                digest.content(status, turn.now()),
                before,
                known.since().toString(),
                new Destination(sink, Need.REQUIRED),
                because,
                turn);
        row.ifPresent(told -> {
            digests.make(new DigestRow(told.deliveryFrom(), number, gathered + 1, last, null), turn);
            gathered = last;
        });
        return row;
    }

    private void keep(Standing<Known> known, Reason because, Turn turn) {
        standing = known;
        own.keep(known, because, turn);
    }
}
