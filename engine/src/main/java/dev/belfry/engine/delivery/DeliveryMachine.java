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
    private final Terms terms;

    /**
     * A machine for one delivery.
     *
     * @param delivery its id, which seeds its jitter
     */
    public DeliveryMachine(long delivery, Terms terms) {
        this.delivery = delivery;
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
        return doubt(from, "the process ended while it was sending", now, now);
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
            return again(from, pause(from, null), blocked.why(), now);
        }
        if (outcome instanceof Outcome.Retry retry) {
            return retry(from, count, pause(from, retry.after()), retry.why(), now);
        }
        return dead(from, "it asked to send something else instead too often", now);
    }

    private Step<DeliveryState, DeliveryOutput> unheard(
            DeliveryState from, SendFailure failure, Count count, Instant now) {
        return switch (failure.kind()) {
            case UNSENT -> retry(from, count, pause(from, null), failure.why(), now);
            case FORBIDDEN -> again(from, pause(from, null), failure.why(), now);
            case UNSENDABLE -> dead(from, failure.why(), now);
            case IN_DOUBT -> inDoubt(from, failure.why(), count, now);
        };
    }

    private Step<DeliveryState, DeliveryOutput> inDoubt(DeliveryState from, String why, Count count, Instant now) {
        Duration pause = pause(from, null);
        if (count == Count.FREE) {
            return doubt(from, why, now.plus(pause), now);
        }
        return isLast(from) ? dead(from, lastOf(from, why), now) : doubt(from.struck(pause), why, now.plus(pause), now);
    }

    private Step<DeliveryState, DeliveryOutput> retry(
            DeliveryState from, Count count, Duration pause, String why, Instant now) {
        if (count == Count.FREE) {
            return again(from, pause, why, now);
        }
        return isLast(from) ? dead(from, lastOf(from, why), now) : again(from.struck(pause), pause, why, now);
    }

    /** Whether it has failed often enough, or for long enough, with this strike. */
    private boolean isLast(DeliveryState from) {
        return from.strikes() + 1 >= terms.attempts() || from.waited().compareTo(terms.giveUpAfter()) >= 0;
    }

    private static String lastOf(DeliveryState from, String why) {
        return why + " (the last of " + from.attempts() + " attempts)";
    }

    private Step<DeliveryState, DeliveryOutput> doubt(DeliveryState from, String why, Instant again, Instant now) {
        if (terms.onDoubt() == OnDoubt.PARK) {
            DeliveryState to = from.ended(Phase.PARKED, why, from.receipt(), now);
            return Step.keep(to, new DeliveryOutput.Ended(Phase.PARKED), Reason.of("in doubt, parked: {why}", why));
        }
        DeliveryState to = from.waiting(Phase.IN_DOUBT, again, why, now);
        return Step.keep(to, Reason.of("in doubt, to be sent again: {why}", why));
    }

    private Duration pause(DeliveryState from, @Nullable Duration asked) {
        return asked == null
                ? Backoff.after(delivery, from.attempts())
                : Backoff.asked(asked, delivery, from.attempts());
    }

    private static Step<DeliveryState, DeliveryOutput> again(
            DeliveryState from, Duration pause, String why, Instant now) {
        DeliveryState to = from.waiting(Phase.PENDING, now.plus(pause), why, now);
        return Step.keep(to, Reason.of("{why}; again in {wait}", why, pause));
    }

    private static Step<DeliveryState, DeliveryOutput> dead(DeliveryState from, String why, Instant now) {
        return ended(from.ended(Phase.DEAD, why, null, now), Reason.of("dead: {why}", why));
    }

    private static Step<DeliveryState, DeliveryOutput> ended(DeliveryState to, Reason because) {
        return Step.keep(to, new DeliveryOutput.Ended(to.phase()), because);
    }
}
