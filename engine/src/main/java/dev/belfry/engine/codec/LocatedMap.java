package dev.belfry.engine.codec;

import dev.belfry.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping.
 *
 * @param entries by key, in the order of the document; immutable
 */
public record LocatedMap(Place place, Map<String, Entry> entries) implements Located {
    public LocatedMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The entry with that key, or null. */
    public @Nullable Entry get(String key) {
        return entries.get(key);
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder object = JsonObject.builder();
        for (Entry entry : entries.values()) {
            object.put(entry.key(), entry.value().json());
        }
        return object.build();
    }

    /**
     * One key with its value.
     *
     * @param place where the key starts
     */
    public record Entry(String key, Place place, Located value) {}
}
