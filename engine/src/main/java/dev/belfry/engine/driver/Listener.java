package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.policy.Destination;
import java.time.Duration;
import java.util.List;

/**
 * Hears what the driver does, after it is on disk and in the order in which it happened. Called on the driver's thread:
 * quick, and never throwing.
 */
public interface Listener {
    /** A rule took an input. */
    default void stepped(String rule, String key, Rule.Input input, Reason because) {}

    /** An alert was raised, revised or resolved, and is to go to these. */
    default void raised(Alert alert, List<Destination> destinations, Reason because) {}

    /** A delivery moved on: an attempt started, ended, or was set aside. */
    default void moved(Alert alert, String sink, DeliveryState state, Reason because) {}

    /** A sink answered an attempt, so long after it was begun. */
    default void heard(String sink, Outcome outcome, Duration took) {}

    /** An attempt ended without an answer, so long after it was begun. */
    default void unheard(String sink, SendFailure failure, Duration took) {}

    /** Every sink that has to be told of an alert is; of its first revision only. */
    default void told(Alert alert) {}

    /** A source said what came of settling what a rule asked for. */
    default void settled(String rule, String key, Settlement found) {}

    /** A rule has the operator know of something that is no alert. */
    default void warned(String rule, String key, Reason about) {}

    /**
     * A rule threw; the input is set aside.
     *
     * @param key empty when it threw while it was asked for the key
     */
    default void threw(String rule, String key, RuntimeException defect) {}

    /** A storm of alerts for a sink began, or is over. */
    default void storm(String sink, StormNews news) {}

    /** A sink's circuit opened, or closed. */
    default void circuit(String sink, CircuitOutput news) {}
}
