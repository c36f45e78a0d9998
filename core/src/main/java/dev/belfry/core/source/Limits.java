package dev.belfry.core.source;

import java.time.Duration;
import java.time.Instant;

/**
 * What one poll may bring.
 *
 * @param events at most so many events in the batch; at least 1
 * @param reach how far back the rules that read this source look; events older than this, and older than the last good
 *     poll, are of no use to anyone
 * @param now the time by Belfry's clock, for {@link Batch#pollAgainAt}
 */
public record Limits(int events, Duration reach, Instant now) {}
