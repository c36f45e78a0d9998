package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as it was last heard of.
 *
 * @param readAt when something of it was last committed
 * @param state one word; null when nothing was ever said of it
 */
public record SourceView(
        String name,
        @Nullable Instant readAt,
        @Nullable String state,
        @Nullable String detail,
        @Nullable Instant since,
        @Nullable Instant seenAt) {}
