package dev.belfry.velociraptor.query;

import java.time.Duration;

/**
 * How long to wait for an answer.
 *
 * @param first for the first message, which a server that is well sends at once, before it looks at the query
 * @param whole for all of it
 */
public record Patience(Duration first, Duration whole) {
    public static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofMinutes(2));
}
