package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonString;
import java.util.HashMap;
import java.util.Map;

/** An enum by its constant's name. */
final class EnumCodec implements ValueCodec {
    private final Map<Json, Object> constants = new HashMap<>();

    EnumCodec(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            constants.put(encode(constant), constant);
        }
    }

    @Override
    public Json encode(Object value) {
        return new JsonString(((Enum<?>) value).name());
    }

    @Override
    public Object decode(Json json) {
        Object constant = constants.get(json);
        if (constant == null) {
            throw new Misfit("is stored as a constant that no longer exists");
        }
        return constant;
    }
}
