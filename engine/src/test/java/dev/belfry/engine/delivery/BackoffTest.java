package dev.belfry.engine.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void isBoundedWhateverTheDeliveryAndTheAttempt() {
        for (long delivery : new long[] {0, 1, 2, 1_000_003, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            for (int attempt : new int[] {-1, 0, 1, 2, 9, 10, 31, 32, 63, 64, 1_000_000, Integer.MAX_VALUE}) {
                assertThat(Backoff.after(delivery, attempt)).isBetween(SHORTEST, LONGEST);
            }
        }
    }

    @Test
    void growsWithTheAttempts() {
        for (int attempt = 1; attempt < 9; attempt++) {
            assertThat(longest(attempt))
                    .isBetween(Duration.ofMillis(900L << (attempt - 1)), Duration.ofSeconds(1L << (attempt - 1)));
        }
        assertThat(longest(12)).isGreaterThan(Duration.ofMinutes(4));
    }

    private static Duration longest(int attempt) {
        Duration longest = Duration.ZERO;
        for (long delivery = 0; delivery < 500; delivery++) {
            Duration wait = Backoff.after(delivery, attempt);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }

    @Test
    void isTheSameInAReplayAndDiffersBetweenNeighbours() {
        Set<Duration> waits = new HashSet<>();
        for (long delivery = 0; delivery < 1_000; delivery++) {
            assertThat(Backoff.after(delivery, 6)).isEqualTo(Backoff.after(delivery, 6));
            waits.add(Backoff.after(delivery, 6));
        }
        assertThat(waits).hasSizeGreaterThan(900);
    }

    @Test
    void givesAServiceTheTimeItAsksForAndALittleMore() {
        for (long delivery = 0; delivery < 200; delivery++) {
            assertThat(Backoff.asked(Duration.ofSeconds(30), delivery, 1))
                    .isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_250));
        }
    }

    @Test
    void givesAServiceAnHourAtMost() {
        Duration hour = Duration.ofHours(1);
        for (Duration asked :
                new Duration[] {hour, hour.plusNanos(1), Duration.ofDays(900), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThat(Backoff.asked(asked, 7, 1)).isBetween(hour, DeliveryState.LONGEST_PAUSE);
        }
    }

    @Test
    void takesNoPauseForNoWish() {
        for (Duration asked :
                new Duration[] {Duration.ZERO, Duration.ofMillis(99), Duration.ofSeconds(Long.MIN_VALUE)}) {
            assertThat(Backoff.asked(asked, 7, 9)).isEqualTo(Backoff.after(7, 9));
        }
    }
}
