package dev.belfry.engine.config;

import java.util.List;
import java.util.Map;

/**
 * Who hears of which alerts. The first route that matches decides, unless it says {@code continue}.
 *
 * @param match what an alert's {@code rule}, {@code source}, {@code severity} or field of that name must be: any of the
 *     texts, as they were written; empty for every alert
 * @param to the sinks that must have it before it counts as told
 * @param also the sinks that are told, too, and hold nothing back
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
