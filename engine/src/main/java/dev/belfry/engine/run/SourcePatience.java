package dev.belfry.engine.run;

import dev.belfry.core.source.SourceException.Kind;
import java.time.Duration;

/** How long a source that fails is left alone: longer each time, up to a minute; five for one that needs a person. */
final class SourcePatience {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BLOCKED = Duration.ofMinutes(5);

    private int failures;

    Duration failed(Kind kind) {
        failures++;
        Duration longest = kind == Kind.BLOCKED ? BLOCKED : LONGEST;
        Duration first = kind == Kind.BLOCKED ? FIRST.multipliedBy(10) : FIRST;
        Duration grown = first.multipliedBy(1L << Math.min(failures - 1, 10));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }

    /** Whether this ends a time of failures. */
    boolean recovered() {
        boolean ended = failures > 0;
        failures = 0;
        return ended;
    }
}
