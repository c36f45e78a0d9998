package dev.belfry.engine.settings;

import dev.belfry.engine.codec.Place;
import java.util.Comparator;

/**
 * Something in the configuration that a person has to change.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole file is meant
 * @param path the keys that lead there, {@code sources.dfir.label}; may be empty
 * @param message a sentence or two that reads on after the path and a colon; safe to print, shows no secret
 */
public record Problem(int line, int column, String path, String message) {
    /** As they stand in the file. */
    public static final Comparator<Problem> IN_ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    static Problem at(Place place, String path, String message) {
        return new Problem(place.line(), place.column(), path, message);
    }
}
