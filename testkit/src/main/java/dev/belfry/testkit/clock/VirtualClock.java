package dev.belfry.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. It may be read and moved from any thread. */
public final class VirtualClock implements InstantSource {
    private Instant now;

    private VirtualClock(Instant start) {
        now = start;
    }

    public static VirtualClock at(Instant start) {
        return new VirtualClock(start);
    }

    /** A clock that stands at an ISO 8601 time, such as {@code 2026-11-24T14:02:07Z}. */
    public static VirtualClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves on by {@code time}, or back if it is negative, as the clock of a machine may. Returns the new time. */
    public synchronized Instant advance(Duration time) {
        now = now.plus(time);
        return now;
    }

    public synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public String toString() {
        return "at " + instant();
    }
}
