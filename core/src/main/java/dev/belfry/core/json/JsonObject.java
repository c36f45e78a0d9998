package dev.belfry.core.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object. Built by {@link #with}, which returns a new one; for many members use {@link #builder()}.
 *
 * @param members in order; immutable
 */
public record JsonObject(Map<String, Json> members) implements Json {
    static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** This object with {@code name} set, at the end if it is new. */
    public JsonObject with(String name, Json value) {
        Map<String, Json> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new JsonObject(more);
    }

    public JsonObject with(String name, @Nullable String value) {
        return with(name, Json.of(value));
    }

    /** The member, or {@link JsonNull} when there is none. */
    public Json get(String name) {
        return members.getOrDefault(name, JsonNull.NULL);
    }

    /** The member's text; empty when it is absent or no string. */
    public Optional<String> text(String name) {
        return get(name).text();
    }

    /** The member as a whole number; empty when it is absent, no number, or does not fit. */
    public OptionalLong number(String name) {
        return get(name) instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
    }

    /** The member as a time written in ISO 8601 with its zone; empty when it is absent or no such text. */
    public Optional<Instant> time(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** The member's strings; empty when it is absent or no array. */
    public List<String> texts(String name) {
        return get(name) instanceof JsonArray array ? array.texts() : List.of();
    }

    /** The member's object; empty when it is absent or no object. */
    public Optional<JsonObject> object(String name) {
        return get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    @Override
    public String toString() {
        return write();
    }

    /** Gathers members in order; not for sharing between threads. */
    public static final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, @Nullable String value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, Json.of(value));
        }

        public Builder put(String name, @Nullable Instant value) {
            return put(name, Json.of(value));
        }

        /** Puts the member only when there is something to put. */
        public Builder putIfPresent(String name, @Nullable String value) {
            return value == null ? this : put(name, value);
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
