package dev.belfry.engine.delivery;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.delivery.DeliveryInput.Count;
import dev.belfry.engine.http.SendFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of one delivery: tried until it is delivered, rejected, or out of attempts. */
public final class DeliveryMachine implements Machine<DeliveryState, DeliveryInput, DeliveryOutput> {
    private final long delivery;
    private final Instant raisedAt;
    private final Terms terms;

    /**
     * A machine for one delivery.
     *
     * @param delivery its id, which seeds its jitter
     * @param raisedAt when its alert was raised
     */
    public DeliveryMachine(long delivery, Instant raisedAt, Terms terms) {
        this.delivery = delivery;
        this.raisedAt = raisedAt;
        this.terms = terms;
    }

    @Override
    public Step<DeliveryState, DeliveryOutput> step(@Nullable DeliveryState state, DeliveryInput input, Instant now) {
        DeliveryState from = state == null ? DeliveryState.NEW : state;
        if (input instanceof DeliveryInput.Go) {
            return go(from, now);
        }
        if (input instanceof DeliveryInput.Replay
                || input instanceof DeliveryInput.Drop
                || input instanceof DeliveryInput.Waive) {
            return commanded(from, input, now);
        }
        if (input instanceof DeliveryInput.SetAside aside) {
            return setAside(from, aside.why(), now);
        }
        if (input instanceof DeliveryInput.Digested digested) {
            return digested(from, digested, now);
        }
        if (from.phase() != Phase.SENDING) {
            return Step.keep(from, Reason.of("{phase} already", from.phase().word()));
        }
        if (input instanceof DeliveryInput.Heard heard) {
            return heard(from, heard.outcome(), heard.count(), now);
        }
        if (input instanceof DeliveryInput.Unheard unheard) {
            return unheard(from, unheard.failure(), unheard.count(), now);
        }
        return doubt(from, from.strikes(), "the process ended while it was sending", now, now);
    }

    @Override
    public @Nullable Instant wakeAt(DeliveryState state) {
        return state.nextAt();
    }

    private static Step<DeliveryState, DeliveryOutput> go(DeliveryState from, Instant now) {
        if (!from.isDue(now)) {
            return Step.keep(from, Reason.of("not due"));
        }
        DeliveryState to = from.started(now);
        return Step.keep(to, new DeliveryOutput.Send(to.attempts()), Reason.of("attempt {number}", to.attempts()));
    }

    private static Step<DeliveryState, DeliveryOutput> setAside(DeliveryState from, String why, Instant now) {
        boolean waits =
                from.phase() == Phase.PENDING || from.phase() == Phase.IN_DOUBT || from.phase() == Phase.GROUPED;
        if (!waits) {
            return Step.keep(from, Reason.of("{phase} already", from.phase().word()));
        }
        DeliveryState to = from.ended(Phase.PARKED, why, from.receipt(), now);
        return Step.keep(to, new DeliveryOutput.Ended(Phase.PARKED), Reason.of("parked: {why}", why));
    }

    /** What a person decides of a delivery that nobody else will move. */
    private static Step<DeliveryState, DeliveryOutput> commanded(DeliveryState from, DeliveryInput input, Instant now) {
        if (from.phase() != Phase.DEAD && from.phase() != Phase.PARKED && from.phase() != Phase.DROPPED) {
            return Step.keep(
                    from,
                    Reason.of(
                            "{phase}: there is nothing to decide", from.phase().word()));
        }
        if (input instanceof DeliveryInput.Replay) {
            return Step.keep(from.replayed(), Reason.of("replayed by a person"));
        }
        Phase to = input instanceof DeliveryInput.Waive ? Phase.WAIVED : Phase.DROPPED;
        return ended(from.ended(to, from.answer(), from.receipt(), now), Reason.of("{phase} by a person", to.word()));
    }

    /** It shares its digest's fate; also when a digest that was dropped is replayed. */
    private static Step<DeliveryState, DeliveryOutput> digested(
            DeliveryState from, DeliveryInput.Digested input, Instant now) {
        boolean droppedWithIt = from.phase() == Phase.DROPPED && input.answer().equals(from.answer());
        if (from.phase() != Phase.GROUPED && !droppedWithIt) {
            return Step.keep(from, Reason.of("{phase} already", from.phase().word()));
        }
        Reason because = Reason.of("{phase} by digest {digest}", input.how().word(), input.digest());
        return ended(from.ended(input.how(), input.answer(), null, now), because);
    }

    private Step<DeliveryState, DeliveryOutput> heard(DeliveryState from, Outcome outcome, Count count, Instant now) {
        if (outcome instanceof Outcome.Delivered delivered) {
            DeliveryState to = from.ended(Phase.DELIVERED, null, delivered.receipt(), now);
            return ended(to, Reason.of("delivered at attempt {number}", to.attempts()));
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return dead(from, rejected.why(), now);
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            return again(from, from.strikes(), null, blocked.why(), now);
        }
        if (outcome instanceof Outcome.Retry retry) {
            return strike(from, count, retry.after(), retry.why(), now);
        }
        return dead(from, "it asked to send something else instead too often", now);
    }

    private Step<DeliveryState, DeliveryOutput> unheard(
            DeliveryState from, SendFailure failure, Count count, Instant now) {
        return switch (failure.kind()) {
            case UNSENT -> strike(from, count, null, failure.why(), now);
            case FORBIDDEN -> again(from, from.strikes(), null, failure.why(), now);
            case UNSENDABLE -> dead(from, failure.why(), now);
            case IN_DOUBT -> inDoubt(from, failure.why(), count, now);
        };
    }

    private Step<DeliveryState, DeliveryOutput> inDoubt(DeliveryState from, String why, Count count, Instant now) {
        int strikes = from.strikes() + (count == Count.STRIKE ? 1 : 0);
        return isOut(strikes, count, now)
                ? dead(from, lastOf(from, why), now)
                : doubt(from, strikes, why, now.plus(Backoff.after(delivery, from.attempts())), now);
    }

    private boolean isOut(int strikes, Count count, Instant now) {
        boolean old = !now.isBefore(raisedAt.plus(terms.giveUpAfter()));
        return strikes >= terms.attempts() || (old && count == Count.STRIKE);
    }

    private static String lastOf(DeliveryState from, String why) {
        return why + " (the last of " + from.attempts() + " attempts)";
    }

    private Step<DeliveryState, DeliveryOutput> doubt(
            DeliveryState from, int strikes, String why, Instant again, Instant now) {
        if (terms.onDoubt() == OnDoubt.PARK) {
            DeliveryState to = from.ended(Phase.PARKED, why, from.receipt(), now);
            return Step.keep(to, new DeliveryOutput.Ended(Phase.PARKED), Reason.of("in doubt, parked: {why}", why));
        }
        DeliveryState to = from.waiting(Phase.IN_DOUBT, strikes, again, why, now);
        return Step.keep(to, Reason.of("in doubt, to be sent again: {why}", why));
    }

    private Step<DeliveryState, DeliveryOutput> strike(
            DeliveryState from, Count count, @Nullable Duration after, String why, Instant now) {
        int strikes = from.strikes() + (count == Count.STRIKE ? 1 : 0);
        return isOut(strikes, count, now) ? dead(from, lastOf(from, why), now) : again(from, strikes, after, why, now);
    }

    private Step<DeliveryState, DeliveryOutput> again(
            DeliveryState from, int strikes, @Nullable Duration after, String why, Instant now) {
        Duration wait = after == null
                ? Backoff.after(delivery, from.attempts())
                : Backoff.asked(after, delivery, from.attempts());
        DeliveryState to = from.waiting(Phase.PENDING, strikes, now.plus(wait), why, now);
        return Step.keep(to, Reason.of("{why}; again in {wait}", why, wait));
    }

    private static Step<DeliveryState, DeliveryOutput> dead(DeliveryState from, String why, Instant now) {
        return ended(from.ended(Phase.DEAD, why, null, now), Reason.of("dead: {why}", why));
    }

    private static Step<DeliveryState, DeliveryOutput> ended(DeliveryState to, Reason because) {
        return Step.keep(to, new DeliveryOutput.Ended(to.phase()), because);
    }
}
