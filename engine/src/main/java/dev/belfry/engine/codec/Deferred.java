package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Stands for a codec that is still being made. */
final class Deferred implements ValueCodec {
    private @Nullable ValueCodec codec;

    /** Returns the codec itself, so that only a type that holds itself goes through here. */
    ValueCodec resolve(ValueCodec made) {
        codec = made;
        return made;
    }

    @Override
    public Json encode(Object value) {
        return requireNonNull(codec).encode(value);
    }

    @Override
    public Object decode(Json json) {
        return requireNonNull(codec).decode(json);
    }
}
