package dev.belfry.rules.standard.seenrecently;

import java.time.Duration;

/** How long to leave the source in peace: twice as long each time, up to a limit. */
final class Pauses {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_UNANSWERED = Duration.ofHours(1);
    private static final Duration LONGEST_COMEBACK = Duration.ofDays(1);

    private Pauses() {}

    /** Until it is asked again, once it was asked {@code times} in a row. */
    static Duration afterAsking(int times) {
        return doubled(times - 1, LONGEST_UNANSWERED);
    }

    /** Until it is asked to take off a label that has come back {@code times}; the first time at once. */
    static Duration afterReturning(int times) {
        return times <= 1 ? Duration.ZERO : doubled(times - 2, LONGEST_COMEBACK);
    }

    private static Duration doubled(int times, Duration longest) {
        // Twenty doublings of a minute are two years, so that neither limit is missed and nothing overflows.
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(times, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
