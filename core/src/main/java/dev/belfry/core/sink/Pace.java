package dev.belfry.core.sink;

import java.time.Duration;

/**
 * How fast a service takes messages.
 *
 * @param every a message is earned every so often; zero for as fast as they come
 * @param burst how many can be saved up and sent at once, at least 1
 */
public record Pace(Duration every, int burst) {
    /** As fast as they come. */
    public static final Pace UNLIMITED = new Pace(Duration.ZERO, 1);

    public Pace {
        if (every.isNegative()) {
            throw new IllegalArgumentException("every is negative");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("burst starts at 1");
        }
    }
}
