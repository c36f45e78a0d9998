package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as it was last heard of.
 *
 * @param readAt when it was last read well; while it has nothing new, to half a minute. Null for never
 */
public record SourceView(
        String name, HealthView health, @Nullable Instant readAt) {}
