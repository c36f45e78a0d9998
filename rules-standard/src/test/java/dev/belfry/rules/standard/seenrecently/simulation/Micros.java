package dev.belfry.rules.standard.seenrecently.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Microseconds, as the server counts. */
final class Micros {
    static final long MILLISECOND = 1_000;
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    private Micros() {}

    /** Rows are cut to milliseconds; compared with one, a time is cut too. */
    static long cut(long micros) {
        return micros - micros % MILLISECOND;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static long of(Duration span) {
        return span.toNanos() / 1_000;
    }
}
