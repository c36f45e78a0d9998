package dev.belfry.engine.store;

import org.jspecify.annotations.Nullable;

/**
 * A name with its number.
 *
 * @param now the number whose name this one has now, since the two were merged; null for its own
 */
public record NameRow(int number, String name, @Nullable Integer now) {}
