package dev.belfry.engine.store;

import java.time.Duration;

/**
 * How much of what is over is remembered.
 *
 * @param keep for how long after an alert was raised
 * @param bytes how much may be in the store; beyond that the oldest go, however old they are
 */
public record Retention(Duration keep, long bytes) {
    public static final Retention FOR_EVER = new Retention(Duration.ofDays(36_525), Long.MAX_VALUE);
}
