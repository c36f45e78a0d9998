package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence.
 *
 * @param items in order; immutable
 */
public record LocatedList(Place place, List<Located> items) implements Located {
    public LocatedList {
        items = List.copyOf(items);
    }

    @Override
    public JsonArray json() {
        List<Json> values = new ArrayList<>(items.size());
        for (Located item : items) {
            values.add(item.json());
        }
        return new JsonArray(values);
    }
}
