package dev.belfry.core.event;

import dev.belfry.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source saw. Everything in it may have been written by an attacker: attributes are data, never markup.
 *
 * @param id the source's own name for it, unique within the source; null when the source has none
 * @param source the configured name of the source
 * @param kind what happened, a lower-case word such as {@code client-seen}; the source documents its kinds
 * @param time when it happened, by the source's clock
 * @param attributes what the source documents for this kind
 * @param handle null unless the source wants to hear the outcome
 */
public record Event(
        @Nullable String id,
        String source,
        String kind,
        Instant time,
        JsonObject attributes,
        @Nullable Handle handle) {}
