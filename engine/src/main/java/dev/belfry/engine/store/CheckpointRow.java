package dev.belfry.engine.store;

import java.time.Instant;

/** How far a split of a source has been read; the value as JSON. */
public record CheckpointRow(String value, Instant readAt) {}
