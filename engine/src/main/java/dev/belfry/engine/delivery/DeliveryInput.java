package dev.belfry.engine.delivery;

import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.http.SendFailure;

/** What can happen to a delivery. */
public sealed interface DeliveryInput {
    /** There is room at the sink. */
    record Go() implements DeliveryInput {}

    /** The sink understood an answer. */
    record Heard(Outcome outcome, Count count) implements DeliveryInput {}

    /** There was no answer. */
    record Unheard(SendFailure failure, Count count) implements DeliveryInput {}

    /** The process died while it was sending, and is back. */
    record Restarted() implements DeliveryInput {}

    /** It waits, and nobody will try it: its sink is not configured. */
    record SetAside(String why) implements DeliveryInput {}

    /** A person wants a dead or parked one tried again. */
    record Replay() implements DeliveryInput {}

    /** A person gives a dead or parked one up. */
    record Drop() implements DeliveryInput {}

    /** A person gives a dead or parked one up, and says that it counts as told. */
    record Waive() implements DeliveryInput {}

    /**
     * The digest that tells it has ended.
     *
     * @param how as it ended
     * @param digest the digest's alert, as people know it
     */
    record Digested(Phase how, String digest) implements DeliveryInput {
        /** What it leaves with each member: by this one is known from others that were given up without a try. */
        String answer() {
            return "by digest " + digest;
        }
    }

    /** Whether a failure counts against the delivery: not while the sink's circuit is open. */
    enum Count {
        STRIKE,
        FREE
    }
}
