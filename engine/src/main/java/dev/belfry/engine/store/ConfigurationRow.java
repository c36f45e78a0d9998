package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the running instance, or the last one, was told to do.
 *
 * @param loadedAt when the configuration that it runs was read
 * @param refusedAt when a later one was read that could not be used; null when there is none
 * @param refused why, over several lines
 */
public record ConfigurationRow(
        Instant loadedAt,
        @Nullable Instant refusedAt,
        @Nullable String refused) {}
