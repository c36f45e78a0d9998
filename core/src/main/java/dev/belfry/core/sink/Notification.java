package dev.belfry.core.sink;

import dev.belfry.core.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What one sink is asked to say: one revision of one alert.
 *
 * @param id the same at every attempt, unique among all Belfrys: the idempotency key. Letters, digits and hyphens, at
 *     most 64.
 * @param previous the receipt of the revision before, at this sink; null when there is none
 */
public record Notification(String id, Alert alert, @Nullable Receipt previous) {}
