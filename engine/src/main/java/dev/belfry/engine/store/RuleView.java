package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule, and its alerts counted.
 *
 * @param state one word; null when nothing was ever said of it, which is well
 * @param detail one line
 */
public record RuleView(
        String name,
        long alerts,
        @Nullable Instant latest,
        @Nullable String state,
        @Nullable String detail) {}
