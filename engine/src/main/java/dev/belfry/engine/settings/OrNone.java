package dev.belfry.engine.settings;

import org.jspecify.annotations.Nullable;

/**
 * Settings, or the word {@code none} in their place: what is on by itself can be turned off.
 *
 * @param value null for none
 * @param <T> a settings record
 */
public record OrNone<T extends Record>(@Nullable T value) {}
