package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.codec.Place;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A value without parts.
 *
 * @param style how a fallback counts as written, which decides whether the schema shows it as a number or as a text
 * @param echo whether a message may quote what was written
 */
record ScalarType(String name, LocatedText.Style style, Echo echo, JsonObject schema, Parser parser)
        implements ValueType {

    /** What a message may quote. */
    enum Echo {
        SHOWN,
        /** It may be a secret, or hold one. */
        HIDDEN
    }

    /** Makes the value. */
    interface Parser {
        /**
         * Reads a text.
         *
         * @param folder what relative paths are relative to
         */
        Object parse(String text, Path folder) throws BadValue;
    }

    @Override
    public Optional<Object> read(Located value, Where where, Binder binder) {
        if (ValueType.isMissing(value, where, binder)) {
            return Optional.empty();
        }
        if (!(value instanceof LocatedText text)) {
            String kind = value instanceof LocatedMap ? "a map" : "a list";
            binder.problems().add(where, value.place(), "one value is expected here, not " + kind + ".");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text.text(), binder.folder()));
        } catch (BadValue bad) {
            String subject = echo == Echo.HIDDEN ? "" : Quote.of(text) + " ";
            binder.problems().add(where, text.place(), subject + bad.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public LocatedText fallback(String text) {
        return new LocatedText(Place.UNKNOWN, style, text, text);
    }
}
