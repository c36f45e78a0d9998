package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A configured sink's storm, or what is left to be told of one.
 *
 * @param grouped how many deliveries wait for a digest to tell them, or to be ended by the one that told them
 * @param since when the storm changed last: began, or had its first digest; null when it is over
 */
public record StormView(String sink, long grouped, @Nullable Instant since) {}
