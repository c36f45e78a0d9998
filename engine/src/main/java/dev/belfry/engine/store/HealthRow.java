package dev.belfry.engine.store;

import java.time.Instant;

/**
 * How a source or a sink is.
 *
 * @param state one word: ok, failing, blocked, …
 * @param detail one line; empty when all is well
 * @param since when that state began
 * @param seenAt when it was last seen to be so
 */
public record HealthRow(int name, String state, String detail, Instant since, Instant seenAt) {}
