package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonString;

/**
 * A scalar, as it was written: whoever binds it decides what it is, so {@code label: 0123} stays {@code 0123} where a
 * text is wanted.
 *
 * @param style how it was written
 * @param written what stands in the document
 * @param text what counts; differs from {@code written} when something was filled in
 */
public record LocatedText(Place place, Style style, String written, String text) implements Located {
    /** How a scalar was written. */
    public enum Style {
        /** Bare. May be a number, true, false or null. */
        PLAIN,
        /** In quotes or as a block, or filled in: always a text. */
        QUOTED,
        /** Something was to be filled in and could not be, which somebody has told of. */
        UNFILLED
    }

    static LocatedText of(Place place, Style style, String written) {
        return new LocatedText(place, style, written, written);
    }

    /** This scalar with another text counting. */
    public LocatedText filled(String with) {
        return new LocatedText(place, Style.QUOTED, written, with);
    }

    /** This scalar when what it asks for is not to be had. */
    public LocatedText unfilled() {
        return new LocatedText(place, Style.UNFILLED, written, text);
    }

    /** Whether the text came from elsewhere, and must not be shown. */
    public boolean isFilled() {
        return !text.equals(written);
    }

    /** Whether nothing was written here, or {@code ~}, or {@code null}. */
    public boolean isNull() {
        return json() == JsonNull.NULL;
    }

    @Override
    public Json json() {
        return style == Style.PLAIN ? PlainScalar.json(text) : new JsonString(text);
    }

    /** Never the text: it may be a secret. */
    @Override
    public String toString() {
        return "text at line " + place.line() + ", column " + place.column();
    }
}
