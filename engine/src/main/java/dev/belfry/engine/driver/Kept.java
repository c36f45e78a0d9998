package dev.belfry.engine.driver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key's state in memory.
 *
 * @param state null when there is none
 * @param alert the row of its latest alert
 * @param episode what the rule called that alert
 */
record Kept(
        @Nullable Object state,
        @Nullable Instant wakeAt,
        @Nullable Long alert,
        @Nullable String episode) {
    static final Kept NOTHING = new Kept(null, null, null, null);
}
