package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Handle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told, or brought into line, together.
 *
 * @param handle what the source is asked with: it makes the label what people have wanted since {@code readAt}
 * @param readAt when the read began that started it, by the server's clock
 * @param visit the visit that was told last, by the server's clock; null when none was
 * @param told when everyone was told of it, by Belfry's clock; null when nobody was
 */
record Episode(
        Handle handle,
        Instant readAt,
        @Nullable Instant visit,
        @Nullable Instant told) {
    static Episode of(Sighting sighting) {
        return new Episode(sighting.handle(), sighting.readAt(), sighting.seen(), null);
    }

    /** The same visit, but from now on about a label that came back. */
    Episode cameBack(Sighting sighting) {
        return new Episode(sighting.handle(), sighting.readAt(), visit, told);
    }

    Episode told(Instant now) {
        return new Episode(handle, readAt, visit, now);
    }

    /** What tells its alert from the others of the same client. */
    String name() {
        return readAt.toString();
    }
}
