package dev.belfry.engine.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How calm one sink's alerts are.
 *
 * @param recent when the latest of them came, oldest first, as many as the terms allow at most; in memory only
 * @param storm what is durable; null while it is calm
 */
public record StormState(List<Instant> recent, @Nullable Raging storm) {
    public static final StormState CALM = new StormState(List.of(), null);

    public StormState {
        recent = List.copyOf(recent);
    }

    /**
     * A storm.
     *
     * @param since when the first of those came that are grouped
     * @param toldAt when its first digest was made; null until then
     */
    public record Raging(Instant since, @Nullable Instant toldAt) {}
}
