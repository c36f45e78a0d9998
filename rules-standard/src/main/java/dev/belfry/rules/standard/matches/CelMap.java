package dev.belfry.rules.standard.matches;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import dev.cel.common.values.NullValue;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object as CEL sees it. What nobody asks for is not converted: most events are looked at and let go. */
final class CelMap extends AbstractMap<String, Object> {
    private final JsonObject object;

    CelMap(JsonObject object) {
        this.object = object;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return object.members().containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Json value = object.members().get(name);
        return value == null ? null : value(value);
    }

    @Override
    public int size() {
        return object.members().size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> all = new LinkedHashMap<>();
        object.members().forEach((name, value) -> all.put(name, value(value)));
        return all.entrySet();
    }

    /** CEL's numbers are long and double, nothing else: any other class has no operators. */
    static Object value(Json value) {
        if (value instanceof JsonObject inner) {
            return new CelMap(inner);
        }
        if (value instanceof JsonArray array) {
            return new CelList(array);
        }
        if (value instanceof JsonNumber number) {
            return number.asLong().isPresent()
                    ? (Object) number.asLong().getAsLong()
                    : (Object) number.value().doubleValue();
        }
        if (value instanceof JsonBoolean truth) {
            return truth.value();
        }
        return value.text().<Object>map(text -> text).orElse(NullValue.NULL_VALUE);
    }
}
