package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import java.util.Optional;

/** Anything with names, taken as it is. */
record JsonType() implements ValueType {
    @Override
    public String name() {
        return "object";
    }

    @Override
    public Optional<Object> read(Located value, Where where, Binder binder) {
        if (ValueType.isMissing(value, where, binder)) {
            return Optional.empty();
        }
        if (value instanceof LocatedMap map) {
            return Optional.of(map.json());
        }
        binder.problems().add(where, value.place(), MapType.EXPECTED);
        return Optional.empty();
    }

    @Override
    public Located fallback(String text) {
        return Fallback.parse(text);
    }

    @Override
    public JsonObject schema() {
        return Schemas.type("object");
    }
}
