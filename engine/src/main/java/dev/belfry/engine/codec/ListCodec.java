package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/** A list. What is read is immutable. */
record ListCodec(ValueCodec items) implements ValueCodec {
    @Override
    public Json encode(Object value) {
        List<Json> encoded = new ArrayList<>();
        for (Object item : (List<?>) value) {
            encoded.add(items.encode(item));
        }
        return new JsonArray(encoded);
    }

    @Override
    public Object decode(Json json) {
        if (!(json instanceof JsonArray array)) {
            throw new Misfit("is stored as something else than a list");
        }
        List<Object> decoded = new ArrayList<>(array.values().size());
        for (Json item : array.values()) {
            decoded.add(items.decode(item));
        }
        return List.copyOf(decoded);
    }
}
