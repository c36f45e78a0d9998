package dev.belfry.core.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one tree type: what events carry, what request bodies are built from, what answers are read into. Immutable. It
 * has a writer and no parser: text becomes a tree in the host, where its size and depth are bounded.
 */
public sealed interface Json permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
    static JsonObject object() {
        return JsonObject.EMPTY;
    }

    /** The string, or {@link JsonNull} for null. */
    static Json of(@Nullable String text) {
        return text == null ? JsonNull.NULL : new JsonString(text);
    }

    static Json of(long number) {
        return new JsonNumber(BigDecimal.valueOf(number));
    }

    static Json of(boolean value) {
        return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }

    /** The time as ISO 8601 in UTC, as precise as it is: {@code 2026-11-24T06:50:37.000123Z}. */
    static Json of(@Nullable Instant time) {
        return time == null ? JsonNull.NULL : new JsonString(time.toString());
    }

    /** The text of a string; empty for every other kind. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** This tree as compact JSON text, keys in their order. Characters beyond ASCII stay as they are. */
    default String write() {
        return JsonWriter.write(this);
    }
}
