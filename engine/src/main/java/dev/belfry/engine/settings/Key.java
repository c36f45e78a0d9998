package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Setting;
import dev.belfry.engine.codec.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One component of a settings record. */
record Key(
        String name,
        ValueType type,
        Setting setting,
        boolean nullable,
        @Nullable Located fallback) {
    boolean isRequired() {
        return fallback == null && !nullable;
    }

    JsonObject schema() {
        JsonObject schema = type.schema().with("description", setting.value());
        if (!setting.example().isEmpty()) {
            schema = schema.with("examples", JsonArray.of(Json.of(setting.example())));
        }
        return fallback == null ? schema : schema.with("default", fallback.json());
    }

    List<SettingReference> reference() {
        List<SettingReference> settings = new ArrayList<>();
        settings.add(new SettingReference(
                name, type.name(), isRequired(), setting.fallback(), setting.example(), setting.value()));
        for (SettingReference nested : type.nested()) {
            settings.add(nested.under(name));
        }
        return settings;
    }
}
