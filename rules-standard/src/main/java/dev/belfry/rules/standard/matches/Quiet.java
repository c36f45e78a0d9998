package dev.belfry.rules.standard.matches;

import java.time.Instant;

/**
 * Something was told of a key, and for a while nothing more is.
 *
 * @param since when it was told, by Belfry's clock
 * @param until from when on the next event is told again
 */
record Quiet(Instant since, Instant until) {}
