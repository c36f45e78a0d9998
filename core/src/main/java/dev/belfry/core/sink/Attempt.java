package dev.belfry.core.sink;

import java.time.Instant;

/**
 * One try at telling.
 *
 * @param number from 1
 * @param at when it starts, by Belfry's clock; signatures are made with this
 */
public record Attempt(int number, Instant at) {}
