package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A labelled client, as one poll saw it. All times are the server's.
 *
 * @param readAt when the read began; that the label was on is known of a moment soon after
 * @param seen when the server last saw the client; that may be a little after {@code readAt}
 * @param since when the read of the last good poll before this one began; null when there was none
 * @param attributes what else the source says of the client
 */
record Sighting(
        Handle handle,
        Instant readAt,
        Instant seen,
        @Nullable Instant since,
        JsonObject attributes) {
    static final String KIND = "client-seen";

    /** Empty when the event does not say what it should. */
    static Optional<Sighting> of(Event event) {
        Handle handle = event.handle();
        if (handle == null || !Times.isPlausible(event.time())) {
            return Optional.empty();
        }
        JsonObject attributes = event.attributes();
        Instant since = attributes.time("since").filter(Times::isPlausible).orElse(null);
        return attributes
                .time("read-at")
                .filter(Times::isPlausible)
                .map(readAt -> new Sighting(handle, readAt, event.time(), since, attributes));
    }

    /** How long ago the client was seen; less than zero when it was seen while it was being read. */
    Duration ago() {
        return Duration.between(seen, readAt);
    }

    /** The client as a person would call it. */
    String name() {
        return text("host").or(() -> text("client")).orElse("A client");
    }

    Optional<String> text(String attribute) {
        return attributes.text(attribute).filter(text -> !text.isBlank());
    }
}
