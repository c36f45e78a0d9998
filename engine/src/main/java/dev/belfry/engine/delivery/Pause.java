package dev.belfry.engine.delivery;

import java.time.Instant;

/**
 * A time in which nothing goes out. One that has not begun was made by a clock that has been put back since, and is over:
 * it must not grow by as much as the clock was put back.
 */
record Pause(Instant from, Instant until) {
    boolean isOn(Instant now) {
        return !now.isBefore(from) && until.isAfter(now);
    }
}
