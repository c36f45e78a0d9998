package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source, a rule or a sink is, as it was last heard of.
 *
 * @param state one word; gone when it is not configured, and null when nothing was ever said of it
 * @param detail one line; empty when all is well
 * @param since from when on it is so, as far as the process knows that said so
 */
public record HealthView(
        @Nullable String state,
        @Nullable String detail,
        @Nullable Instant since) {
    /** Whether it is known to be well. */
    public boolean isOk() {
        return HealthRow.OK.equals(state);
    }
}
