package dev.belfry.app.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For how long nothing new was seen of each of some things: by the wall clock, from the time that they name; and by a clock
 * that nobody puts back, from when that time was first seen. Nothing is silent for longer than it is watched: who was
 * stopped for a weekend has just begun to catch up. For one thread.
 */
final class Silences {
    private final Map<String, Seen> seen = new HashMap<>();

    /**
     * What was last seen of one.
     *
     * @param watchedFrom by the wall clock
     * @param time that it names; null for none yet
     * @param since for how long the process had run when that time was first seen
     */
    private record Seen(Instant watchedFrom, @Nullable Instant time, Duration since) {}

    /** These are watched, and no others any more. */
    void watch(Set<String> names) {
        seen.keySet().retainAll(names);
    }

    /**
     * How long one has been silent.
     *
     * @param time the latest of which it says that all was well; null for none yet
     * @param now by the wall clock
     * @param running for how long the process has run, by the other
     */
    Duration of(String name, @Nullable Instant time, Instant now, Duration running) {
        Seen before = seen.get(name);
        Seen latest = before != null && Objects.equals(before.time(), time)
                ? before
                : new Seen(before == null ? now : before.watchedFrom(), time, running);
        seen.put(name, latest);
        Instant from = time == null || time.isBefore(latest.watchedFrom()) ? latest.watchedFrom() : time;
        Duration named = Duration.between(from, now);
        Duration counted = running.minus(latest.since());
        return named.compareTo(counted) > 0 ? named : counted;
    }
}
