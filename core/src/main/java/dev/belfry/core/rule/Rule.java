package dev.belfry.core.rule;

import dev.belfry.core.alert.Content;
import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.source.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what deserves a human's attention: a {@link Machine} with one state per key. It is told what happened, and
 * says what is to be done; its test is a table.
 *
 * <p>All rules share one thread, so a call has to be quick and must not wait. One that has not come back after ten
 * seconds fails as if it had thrown: another thread goes on, with this object too, while the first may still be in it.
 * The third such call stops the rule until Belfry is restarted or its configuration loaded again.
 *
 * @param <S> the state of one key: a record, or a sealed interface of records, of components that are strings, numbers,
 *     booleans, enums, {@link java.time.Instant}, {@link Duration}, {@link Handle}, {@link dev.belfry.core.json.Json},
 *     records of these, or lists or string-keyed maps of these
 */
public interface Rule<S> extends Machine<S, Rule.Input, Rule.Effect> {
    /** The class of {@code S}, for storing it. */
    Class<S> state();

    /**
     * The subject this event is about, or empty when the event is not for this rule. Pure and quick: it is asked for
     * every event of every source the rule reads.
     *
     * @throws RuntimeException a defect of the rule: it is reported, and the event is not for this rule
     */
    Optional<String> key(Event event);

    /** How far back this rule looks: a source need not bring what is older. */
    default Duration reach() {
        return Duration.ZERO;
    }

    /** What can happen to a key. */
    sealed interface Input {}

    /** The source saw something. */
    record Seen(Event event) implements Input {}

    /** The time has come that {@link Machine#wakeAt} asked for. */
    record Woken() implements Input {}

    /**
     * An alert is told: every required sink has it, or a person gave it up there and said that it counts as told. Comes
     * once for each alert, for its first revision.
     *
     * @param alert the alert's id
     * @param episode what {@link Raise} called it
     * @param endings the sinks, required or not, that have it or count as having it by now
     */
    record Told(String alert, String episode, List<Ending> endings) implements Input {
        public Told {
            endings = List.copyOf(endings);
        }
    }

    /** The source answered a {@link Settle}. */
    record Settled(Handle handle, Settlement found) implements Input {}

    /** What a rule can ask for. */
    sealed interface Effect {}

    /**
     * Tell people.
     *
     * @param episode tells one alert of this key from the next: raising again with the same episode revises that alert,
     *     with another it is a new alert. A rule that keeps no state raises a new alert each time.
     */
    record Raise(String episode, Content content) implements Effect {}

    /** Tell people that the alert of this episode is over. Without such an alert it says nothing. */
    record Resolve(String episode, Content content) implements Effect {}

    /**
     * Have the source bring its side into line. The answer comes as {@link Settled}, unless the process dies first: a
     * rule that must have an answer keeps a state with a timer and asks again.
     */
    record Settle(Handle handle) implements Effect {}

    /** Tell the operator, through the log, of something that is no alert. */
    record Warn(Reason about) implements Effect {}

    /** How one sink comes to count as having an alert. */
    record Ending(String sink, How how) {}

    /** Ways to count as told. */
    enum How {
        DELIVERED,
        /** A person gave it up there and said that it counts as told. */
        WAIVED
    }
}
