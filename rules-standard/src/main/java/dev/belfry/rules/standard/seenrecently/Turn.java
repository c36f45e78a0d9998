package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import java.time.Instant;

/**
 * What one step goes by.
 *
 * @param now by Belfry's clock, for pauses only
 */
record Turn(SeenRecentlySettings settings, Instant now) {
    Recency recency() {
        return new Recency(settings.within());
    }

    /** Forgets a state of which nothing has been heard for long enough. */
    Step<Watch, Effect> forget(Watch watch, Instant quietSince) {
        return now.isBefore(quietSince.plus(settings.forget()))
                ? Step.keep(watch, Reason.of("woken, but nothing is due"))
                : Step.keep(null, Reason.of("nothing heard since {then}: forgotten", quietSince));
    }
}
