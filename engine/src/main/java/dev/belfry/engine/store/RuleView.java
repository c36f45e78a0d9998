package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule, and its alerts counted.
 *
 * @param latest when the latest of those was raised
 */
public record RuleView(
        String name,
        HealthView health,
        long alerts,
        @Nullable Instant latest) {}
