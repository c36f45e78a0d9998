package dev.belfry.engine.driver;

import dev.belfry.engine.policy.StormTerms;
import java.time.Instant;

/** What there is to say of a sink's storm; each once. */
public sealed interface StormNews {
    record Began(StormTerms terms) implements StormNews {}

    /**
     * The storm is over.
     *
     * @param alerts how many were told by its digests
     */
    record Ended(Instant since, long alerts) implements StormNews {}
}
