package dev.belfry.core.json;

import java.util.Optional;

/**
 * A JSON string.
 *
 * @param value any text; an unpaired surrogate is written as an escape
 */
public record JsonString(String value) implements Json {
    @Override
    public Optional<String> text() {
        return Optional.of(value);
    }

    @Override
    public String toString() {
        return write();
    }
}
