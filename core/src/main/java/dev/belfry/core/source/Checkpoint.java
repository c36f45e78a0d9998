package dev.belfry.core.source;

import dev.belfry.core.json.JsonObject;

/** How far a split of a source has been read. Only the source reads {@code value}. */
public record Checkpoint(JsonObject value) {}
