package dev.belfry.engine.store;

import java.time.Instant;

/**
 * How a source, a rule or a sink is.
 *
 * @param state one word: {@link #OK}, failing, blocked, …
 * @param detail one line; empty when all is well
 * @param since when that state began
 * @param seenAt when it was last seen to be so
 */
public record HealthRow(int name, String state, String detail, Instant since, Instant seenAt) {
    /** The state of what is well. */
    public static final String OK = "ok";

    /** All is well, as of now. */
    public static HealthRow ok(int name, Instant now) {
        return new HealthRow(name, OK, "", now, now);
    }

    boolean isOk() {
        return state.equals(OK);
    }
}
