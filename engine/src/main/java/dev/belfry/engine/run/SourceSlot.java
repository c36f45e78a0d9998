package dev.belfry.engine.run;

import dev.belfry.core.source.PolledSource;
import java.time.Duration;

/**
 * A configured source.
 *
 * @param reach how far back the rules that read it look
 */
public record SourceSlot(String name, PolledSource source, Duration reach) {}
