package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sink's deliveries, counted.
 *
 * @param health whether its circuit is open, and why
 * @param open those on their way
 * @param oldest when the oldest of those was raised
 * @param answer what the oldest heard last
 */
public record SinkView(
        String name,
        HealthView health,
        long open,
        long parked,
        long dead,
        @Nullable Instant oldest,
        @Nullable String answer) {}
