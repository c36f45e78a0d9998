package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map with text as its keys. What is read is immutable and keeps the order. */
record MapCodec(ValueCodec values) implements ValueCodec {
    @Override
    public Json encode(Object value) {
        JsonObject.Builder encoded = JsonObject.builder();
        ((Map<?, ?>) value).forEach((key, held) -> encoded.put((String) key, values.encode(held)));
        return encoded.build();
    }

    @Override
    public Object decode(Json json) {
        if (!(json instanceof JsonObject object)) {
            throw new Misfit("is stored as something else than a map");
        }
        Map<String, Object> decoded = new LinkedHashMap<>();
        object.members().forEach((key, held) -> decoded.put(key, values.decode(held)));
        return Collections.unmodifiableMap(decoded);
    }
}
