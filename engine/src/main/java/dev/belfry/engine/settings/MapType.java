package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values by names that the user chooses. */
record MapType(ValueType values) implements ValueType {
    static final String EXPECTED = "names with a value each are expected here, indented under this key.";

    @Override
    public String name() {
        return "map from name to " + values.name();
    }

    @Override
    public Optional<Object> read(Located value, Where where, Binder binder) {
        if (ValueType.isMissing(value, where, binder)) {
            return Optional.empty();
        }
        if (!(value instanceof LocatedMap map)) {
            binder.problems().add(where, value.place(), EXPECTED);
            return Optional.empty();
        }
        Map<String, Object> read = new LinkedHashMap<>();
        for (LocatedMap.Entry entry : map.entries().values()) {
            values.read(entry.value(), where.key(entry), binder).ifPresent(held -> read.put(entry.key(), held));
        }
        boolean complete = read.size() == map.entries().size();
        return complete ? Optional.of(Collections.unmodifiableMap(read)) : Optional.empty();
    }

    @Override
    public Located fallback(String text) {
        return Fallback.parse(text);
    }

    @Override
    public JsonObject schema() {
        return Schemas.type("object").with("additionalProperties", values.schema());
    }

    @Override
    public List<SettingReference> nested() {
        return values.nested().stream().map(setting -> setting.under(".<name>")).toList();
    }
}
