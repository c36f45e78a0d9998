package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import java.util.Map;

/** A sealed interface of records: the record's object, with the record's simple name in front. */
record SealedCodec(String name, Map<String, ValueCodec> byTag) implements ValueCodec {
    /** No component can be called this. */
    static final String TAG = "@";

    @Override
    public Json encode(Object value) {
        String tag = value.getClass().getSimpleName();
        ValueCodec codec = byTag.get(tag);
        if (codec == null) {
            throw new CodecException(name + " does not have " + tag);
        }
        JsonObject.Builder object = JsonObject.builder().put(TAG, tag);
        ((JsonObject) codec.encode(value)).members().forEach(object::put);
        return object.build();
    }

    @Override
    public Object decode(Json json) {
        if (!(json instanceof JsonObject object)) {
            throw new Misfit("is stored as something else than an object");
        }
        ValueCodec codec = byTag.get(object.text(TAG).orElse(""));
        if (codec == null) {
            throw new CodecException(name + " is stored as none of " + String.join(", ", byTag.keySet()));
        }
        return codec.decode(json);
    }
}
