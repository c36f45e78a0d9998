package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Settled;
import dev.belfry.core.rule.Rule.Told;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of one label on one client. Each state says itself what it makes of an input. */
sealed interface Watch permits Armed, Firing, Settling, Done, Disarmed {
    /** A person set or removed the label. */
    Step<Watch, Effect> changed(LabelChange change, Turn turn);

    /** A poll saw the client, with the label on. */
    Step<Watch, Effect> seen(Sighting sighting, Turn turn);

    /** Everyone has an alert. */
    default Step<Watch, Effect> told(Told told, Turn turn) {
        return Step.keep(this, Reason.of("told, but no longer waited for"));
    }

    /** The source answered. */
    default Step<Watch, Effect> settled(Settled settled, Turn turn) {
        return Step.keep(this, Reason.of("the source answered, but was no longer asked"));
    }

    /** The timer rang. */
    default Step<Watch, Effect> woken(Turn turn) {
        return Step.keep(this, Reason.of("woken, but nothing is due"));
    }

    default @Nullable Instant wakeAt(SeenRecentlySettings settings) {
        return null;
    }
}
