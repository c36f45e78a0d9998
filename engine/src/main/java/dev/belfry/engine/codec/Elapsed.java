package dev.belfry.engine.codec;

import java.time.Duration;
import java.time.Instant;

/** Time that has passed by the wall clock, for people. */
public final class Elapsed {
    private Elapsed() {}

    /** Nothing when the clock was put back in between: nobody is to read that it took less than that. */
    public static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }
}
