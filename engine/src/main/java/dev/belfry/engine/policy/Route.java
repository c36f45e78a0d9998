package dev.belfry.engine.policy;

import java.util.List;
import java.util.Map;

/**
 * Who hears of which alerts.
 *
 * @param match what an alert's {@code rule}, {@code source}, {@code severity}, {@code status} or field of that name must
 *     be, whatever its case: any of the texts; empty for every alert
 * @param to sinks that must have it before it counts as told
 * @param also sinks that are told too
 * @param next what follows for an alert that matches
 */
public record Route(Map<String, List<String>> match, List<String> to, List<String> also, Next next) {
    public Route {
        match = Map.copyOf(match);
        to = List.copyOf(to);
        also = List.copyOf(also);
    }

    /** What follows a match. */
    public enum Next {
        STOP,
        /** {@code continue: true}: the routes below are asked as well. */
        CONTINUE
    }
}
