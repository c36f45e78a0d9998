package dev.belfry.engine.store;

/**
 * What a sweep came to.
 *
 * @param upTo the last alert's row that it looked at
 * @param removed how many alerts went
 * @param isOver whether there is none beyond that is old enough
 */
public record Swept(long upTo, int removed, boolean isOver) {}
