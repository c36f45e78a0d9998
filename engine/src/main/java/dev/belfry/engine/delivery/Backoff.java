package dev.belfry.engine.delivery;

import java.time.Duration;

/**
 * How long to wait before the next attempt: exponential with full jitter, so that a thousand deliveries that failed
 * together do not come back together. The jitter is drawn from the delivery's id and the attempt, so a replay waits as
 * long as the first run did.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long SHORTEST_MILLIS = 100;
    /** A service may ask for more patience than we would have, but not for ever. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private Backoff() {}

    static Duration after(long delivery, int attempt) {
        int doublings = Math.min(Math.max(attempt - 1, 0), 20);
        long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << doublings);
        double fraction = (mix(delivery * 31 + attempt) >>> 11) * 0x1.0p-53;
        return Duration.ofMillis(SHORTEST_MILLIS + (long) (fraction * (ceiling - SHORTEST_MILLIS)));
    }

    /** What the service asked for, within reason, and a little more: those who were told the same must not return at once. */
    static Duration asked(Duration asked, long delivery, int attempt) {
        Duration bounded = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        return bounded.plusMillis((mix(delivery * 31 + attempt) >>> 1) % 250);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
