package dev.belfry.engine.delivery;

/**
 * What was agreed for one sink.
 *
 * @param inFlight how many attempts may be under way at once
 * @param attempts how many may fail, while the circuit is closed, before the delivery is dead
 */
public record Terms(int inFlight, int attempts, OnDoubt onDoubt) {}
