package dev.belfry.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears of which alerts.
 *
 * @param match what the alert must have: for each name one of the values; none matches every alert
 * @param to sinks that must have it before it counts as told
 * @param also sinks that are told too
 * @param then whether the routes after this one are looked at when it matches
 */
public record Route(Map<String, Set<String>> match, List<String> to, List<String> also, Then then) {
    public Route {
        match = Map.copyOf(match);
        to = List.copyOf(to);
        also = List.copyOf(also);
    }

    /** What follows a match. */
    public enum Then {
        STOP,
        CONTINUE
    }
}
