package dev.belfry.app.run;

import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the store's view of sources and sinks whether all is well.
 *
 * @param sources the configured ones: what others left in the store is of no interest
 * @param sinks as sources
 * @param limit how old a last good poll and an oldest waiting delivery may be
 * @param silences what was seen of them so far, also before the configuration was read again
 */
record Wellness(Set<String> sources, Set<String> sinks, Duration limit, Silences silences) {
    Wellness {
        sources = Set.copyOf(sources);
        sinks = Set.copyOf(sinks);
    }

    /**
     * The first thing that is not well, as a sentence without its full stop.
     *
     * @param running for how long the process has run, whatever happened to the clock
     */
    Optional<String> trouble(List<SourceView> sourceViews, List<SinkView> sinkViews, Instant now, Duration running) {
        watch();
        List<String> troubles = new ArrayList<>();
        for (String source : new TreeSet<>(sources)) {
            Duration silence = silences.of(source(source), readAt(source, sourceViews), now, running);
            if (isTooLong(silence)) {
                troubles.add("source " + source + " had no good poll for " + DurationText.of(silence));
            }
        }
        for (SinkView sink : sinkViews) {
            Duration silence = silences.of(sink(sink.name()), sink.oldest(), now, running);
            if (sinks.contains(sink.name()) && sink.oldest() != null && isTooLong(silence)) {
                troubles.add("sink " + sink.name() + " has an alert that waits for " + DurationText.of(silence));
            }
        }
        return troubles.stream().findFirst();
    }

    private void watch() {
        Set<String> names = new LinkedHashSet<>();
        sources.forEach(source -> names.add(source(source)));
        sinks.forEach(sink -> names.add(sink(sink)));
        silences.watch(names);
    }

    private static String source(String name) {
        return "source " + name;
    }

    private static String sink(String name) {
        return "sink " + name;
    }

    private boolean isTooLong(Duration silence) {
        return silence.compareTo(limit) > 0;
    }

    private static @Nullable Instant readAt(String source, List<SourceView> views) {
        for (SourceView view : views) {
            if (view.name().equals(source)) {
                return view.readAt();
            }
        }
        return null;
    }
}
