package dev.belfry.engine.settings;

import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.engine.codec.JsonReader;
import dev.belfry.engine.codec.Located;

/** The fallback of a value with parts, which is YAML in one line: {@code [a, b]}, {@code {a: 1}}. */
final class Fallback {
    private Fallback() {}

    static Located parse(String text) {
        try {
            return JsonReader.readLocated(text, ParseLimits.DOCUMENT);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
