package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one rule and key as it is stored.
 *
 * @param value the state as JSON
 * @param alert the row of the latest alert of this key; null when there was none
 * @param episode what the rule called that alert
 * @param because why it changed last, as JSON
 */
public record StateRow(
        String value,
        @Nullable Instant wakeAt,
        @Nullable Long alert,
        @Nullable String episode,
        @Nullable String because,
        Instant changedAt) {}
