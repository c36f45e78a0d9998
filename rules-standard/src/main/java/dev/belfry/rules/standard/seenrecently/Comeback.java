package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Warn;
import java.time.Instant;

/**
 * A label that is on again although nobody set it: it was in the snapshot from which a server started after a crash, or
 * it is in the client's own configuration. It is taken off again and never told.
 */
final class Comeback {
    /** So often it is no accident. */
    private static final int WARN_AT = 3;

    private Comeback() {}

    static Step<Watch, Effect> of(Episode episode, int returns, Sighting sighting, Turn turn) {
        Settling settling = Settling.cameBack(episode, returns, turn);
        Reason because = because(episode, settling.askAt());
        return returns == WARN_AT
                ? Step.keep(settling, new Warn(warning(sighting)), because)
                : Step.keep(settling, because);
    }

    private static Reason because(Episode episode, Instant askAt) {
        Instant told = episode.told();
        return told == null
                ? Reason.of("label on again, set by nobody: to be removed at {at}, not told", askAt)
                : Reason.of("told at {told}; label on again, set by nobody: to be removed at {at}", told, askAt);
    }

    private static Reason warning(Sighting sighting) {
        return Reason.of(
                "label {label} of {host} ({client}) has come back {number} times, set by nobody; it is removed and not"
                        + " told. Is it in the client's configuration (Client.labels)?",
                sighting.text("label").orElse(""),
                sighting.name(),
                sighting.text("client").orElse(""),
                WARN_AT);
    }
}
