package dev.belfry.core.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A JSON array.
 *
 * @param values in order; immutable
 */
public record JsonArray(List<Json> values) implements Json {
    public JsonArray {
        values = List.copyOf(values);
    }

    public static JsonArray of(Json... values) {
        return new JsonArray(List.of(values));
    }

    public static JsonArray ofTexts(Collection<String> texts) {
        return new JsonArray(texts.stream().map(Json::of).toList());
    }

    /** The values that are strings, in order; the others are left out. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Json value : values) {
            value.text().ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    @Override
    public String toString() {
        return write();
    }
}
