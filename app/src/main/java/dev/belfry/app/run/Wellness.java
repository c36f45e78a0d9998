package dev.belfry.app.run;

import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides from the store's view of sources and sinks whether all is well.
 *
 * @param sources the configured ones: what others left in the store is of no interest
 * @param sinks as sources
 * @param limit how old a last good poll and an oldest waiting delivery may be
 * @param startedAt nothing is older than that: who was stopped for a weekend has just begun to catch up
 */
record Wellness(Set<String> sources, Set<String> sinks, Duration limit, Instant startedAt) {
    Wellness {
        sources = Set.copyOf(sources);
        sinks = Set.copyOf(sinks);
    }

    /** The first thing that is not well, as a sentence without its full stop. */
    Optional<String> trouble(List<SourceView> sourceViews, List<SinkView> sinkViews, Instant now) {
        for (String source : sources.stream().sorted().toList()) {
            Duration age = age(readAt(source, sourceViews), now);
            if (age.compareTo(limit) > 0) {
                return Optional.of("source " + source + " had no good poll for " + DurationText.of(age));
            }
        }
        for (SinkView sink : sinkViews) {
            Instant oldest = sink.oldest();
            if (sinks.contains(sink.name())
                    && oldest != null
                    && age(oldest, now).compareTo(limit) > 0) {
                return Optional.of(
                        "sink " + sink.name() + " has an alert that waits for " + DurationText.of(age(oldest, now)));
            }
        }
        return Optional.empty();
    }

    private Instant readAt(String source, Collection<SourceView> views) {
        for (SourceView view : views) {
            if (view.name().equals(source) && view.readAt() != null) {
                return view.readAt();
            }
        }
        return startedAt;
    }

    private Duration age(Instant since, Instant now) {
        return Duration.between(since.isBefore(startedAt) ? startedAt : since, now);
    }
}
