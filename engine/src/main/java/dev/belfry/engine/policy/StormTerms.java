package dev.belfry.engine.policy;

import dev.belfry.core.alert.Severity;
import java.time.Duration;
import java.util.List;

/**
 * When one sink's alerts are a storm.
 *
 * @param over how many within {@code per} are none yet, at least 1
 * @param except what is always told by itself
 */
public record StormTerms(int over, Duration per, List<Severity> except) {
    /** For a sink that has no storms any more: one that is under way is over at once. */
    public static final StormTerms NONE = new StormTerms(1, Duration.ZERO, List.of());

    public StormTerms {
        except = List.copyOf(except);
    }

    /** What is no storm yet, such as {@code 20 alerts}. */
    public String most() {
        return alerts(over);
    }

    /** What ends one when no more come. */
    String half() {
        return alerts(over / 2);
    }

    private static String alerts(int count) {
        return count == 1 ? "1 alert" : count + " alerts";
    }
}
