package dev.belfry.engine.run;

import dev.belfry.core.source.SourceException.Kind;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long a source that fails is left alone: longer each time, up to a minute; five for one that needs a person. Up to a
 * quarter is taken off, which depends on the source's name: sources that failed together do not come back together.
 */
final class SourcePatience {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BLOCKED = Duration.ofMinutes(5);

    private final String source;
    private int failures;

    SourcePatience(String source) {
        this.source = source;
    }

    Duration failed(Kind kind) {
        failures++;
        Duration longest = kind == Kind.BLOCKED ? BLOCKED : LONGEST;
        Duration first = kind == Kind.BLOCKED ? FIRST.multipliedBy(10) : FIRST;
        Duration grown = first.multipliedBy(1L << Math.min(failures - 1, 10));
        return jittered(grown.compareTo(longest) > 0 ? longest : grown);
    }

    /** Computed, not drawn, so that a test sees the same each time. */
    private Duration jittered(Duration pause) {
        double fraction = new SplittableRandom(31L * source.hashCode() + failures).nextDouble();
        return pause.minusMillis((long) (pause.toMillis() * fraction / 4));
    }

    /** Whether this ends a time of failures. */
    boolean recovered() {
        boolean ended = failures > 0;
        failures = 0;
        return ended;
    }
}
