package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * A person set the label on a client, or removed it: a row of the server's audit log.
 *
 * @param at by the server's clock; a row may be a little later than what it tells of
 * @param by who; empty when the log does not say
 */
record LabelChange(Kind kind, Instant at, String by) {
    static final String KIND = "label-changed";

    enum Kind {
        SET,
        REMOVED
    }

    /** Empty when the event does not say what it should. */
    static Optional<LabelChange> of(Event event) {
        if (!Times.isPlausible(event.time())) {
            return Optional.empty();
        }
        String by = event.attributes().text("by").orElse("");
        return kind(event.attributes().text("change").orElse("")).map(kind -> new LabelChange(kind, event.time(), by));
    }

    private static Optional<Kind> kind(String change) {
        return switch (change) {
            case "set" -> Optional.of(Kind.SET);
            case "removed" -> Optional.of(Kind.REMOVED);
            default -> Optional.empty();
        };
    }
}
