package dev.belfry.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VirtualClockTest {
    private static final String START = "2026-11-24T14:02:07Z";

    private final VirtualClock clock = VirtualClock.at(START);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(Instant.parse(START)).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofMinutes(1))).isEqualTo("2026-11-24T14:03:07Z");
        assertThat(clock.advance(Duration.ofHours(-1))).isEqualTo("2026-11-24T13:03:07Z");
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void losesNoStepOfManyThreads() {
        IntStream.range(0, 10_000).parallel().forEach(i -> clock.advance(Duration.ofNanos(1)));
        assertThat(clock.instant()).isEqualTo(Instant.parse(START).plusNanos(10_000));
    }
}
