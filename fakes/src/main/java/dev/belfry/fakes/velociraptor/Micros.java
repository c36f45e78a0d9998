package dev.belfry.fakes.velociraptor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Microseconds since the epoch, the unit of most of the server's times. */
final class Micros {
    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
