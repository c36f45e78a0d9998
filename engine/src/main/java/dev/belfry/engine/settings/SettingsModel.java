package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.RecordAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What a settings record says about itself. Everything that is known of a plugin's settings is read from here, so that
 * nothing is written twice. Belongs to the record's class loader, and goes with it.
 *
 * @param <T> a record whose components are annotated with {@link dev.belfry.core.settings.Setting}
 */
public final class SettingsModel<T extends Record> {
    private final Class<T> type;
    private final RecordAccess access;
    private final Map<String, Key> keys;

    SettingsModel(Class<T> type, RecordAccess access, Map<String, Key> keys) {
        this.type = type;
        this.access = access;
        this.keys = keys;
    }

    /**
     * Reads a record's annotations.
     *
     * @throws IllegalArgumentException a defect of the plugin: no record, a component without its annotation or of a
     *     type that cannot be configured, or a fallback that is itself refused. The message names the component.
     */
    public static <T extends Record> SettingsModel<T> of(Class<T> type) {
        return new ModelBuilder().of(type);
    }

    /** The keys, in the record's order. */
    public Set<String> keys() {
        return keys.keySet();
    }

    /** Every setting, those within settings right after the one that holds them. */
    public List<SettingReference> reference() {
        return keys.values().stream().flatMap(key -> key.reference().stream()).toList();
    }

    /**
     * A JSON Schema, draft 2020-12, for the YAML that is bound to this record. It allows {@code ${…}} for any scalar. An
     * editor can check with it; what counts is the binding.
     */
    public JsonObject schema() {
        JsonObject.Builder schema = JsonObject.builder().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schemaBody().members().forEach(schema::put);
        return schema.build();
    }

    JsonObject schemaBody() {
        JsonObject.Builder properties = JsonObject.builder();
        keys.values().forEach(key -> properties.put(key.name(), key.schema()));
        List<String> required =
                keys.values().stream().filter(Key::isRequired).map(Key::name).toList();
        return JsonObject.builder()
                .put("type", "object")
                .put("properties", properties.build())
                .put("required", JsonArray.ofTexts(required))
                .put("additionalProperties", Json.of(false))
                .build();
    }

    Map<String, Key> byName() {
        return keys;
    }

    T make(@Nullable Object[] values) {
        return requireNonNull(type.cast(access.make(values)));
    }
}
