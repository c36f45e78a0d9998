package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import java.util.List;
import java.util.Optional;

/** Settings within settings. */
record RecordType(SettingsModel<?> model) implements ValueType {
    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Optional<Object> read(Located value, Where where, Binder binder) {
        return binder.bind(model, value, where).map(made -> made);
    }

    @Override
    public Located fallback(String text) {
        return Fallback.parse(text);
    }

    @Override
    public JsonObject schema() {
        return model.schemaBody();
    }

    @Override
    public List<SettingReference> nested() {
        return model.reference().stream().map(setting -> setting.under(".")).toList();
    }
}
