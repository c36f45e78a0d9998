package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import java.util.List;
import java.util.Optional;

/** Settings, or none. */
record OrNoneType(RecordType settings) implements ValueType {
    private static final String NONE = "none";

    @Override
    public String name() {
        return settings.name() + ", or " + NONE;
    }

    @Override
    public Optional<Object> read(Located value, Where where, Binder binder) {
        if (value instanceof LocatedText text && text.text().equals(NONE)) {
            return Optional.of(new OrNone<>(null));
        }
        if (value instanceof LocatedMap) {
            return settings.read(value, where, binder).map(made -> new OrNone<>((Record) made));
        }
        if (!ValueType.isMissing(value, where, binder)) {
            binder.problems()
                    .add(where, value.place(), "settings are expected here, indented under this key, or " + NONE + ".");
        }
        return Optional.empty();
    }

    @Override
    public Located fallback(String text) {
        return settings.fallback(text);
    }

    @Override
    public JsonObject schema() {
        JsonObject none = Json.object().with("const", Json.of(NONE));
        return Json.object().with("anyOf", JsonArray.of(settings.schema(), none));
    }

    @Override
    public List<SettingReference> nested() {
        return settings.nested();
    }
}
