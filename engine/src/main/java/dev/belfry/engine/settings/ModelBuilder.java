package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Setting;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.RecordAccess;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes models, and finds a plugin's defects before a user does. Used once. */
final class ModelBuilder {
    private final Set<Class<?>> outer = new HashSet<>();

    <T extends Record> SettingsModel<T> of(Class<T> type) {
        RecordAccess access = RecordAccess.of(type);
        if (!outer.add(type)) {
            throw new IllegalArgumentException(RecordAccess.name(type) + " holds itself");
        }
        Map<String, Key> keys = new LinkedHashMap<>();
        for (RecordComponent component : access.components()) {
            Key key = key(type, component);
            keys.put(key.name(), key);
        }
        outer.remove(type);
        return new SettingsModel<>(type, access, keys);
    }

    private Key key(Class<?> type, RecordComponent component) {
        String name = RecordAccess.name(type) + "." + component.getName();
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(name + " has no @Setting");
        }
        ValueType valueType = find(component.getGenericType(), name);
        return new Key(
                Kebab.ofComponent(component.getName()),
                valueType,
                setting,
                RecordAccess.isNullable(component),
                fallback(setting, valueType, name));
    }

    private ValueType find(Type type, String name) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain, name);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListType(find(arguments[0], name));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapType(find(arguments[1], name));
            }
        }
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == OrNone.class
                && find(generic.getActualTypeArguments()[0], name) instanceof RecordType settings) {
            return new OrNoneType(settings);
        }
        throw unknown(type, name);
    }

    private ValueType ofClass(Class<?> type, String name) {
        ValueType scalar = Scalars.BY_TYPE.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type == JsonObject.class) {
            return new JsonType();
        }
        if (type.isEnum()) {
            return EnumType.of(type);
        }
        if (type.isRecord()) {
            return new RecordType(of(type.asSubclass(Record.class)));
        }
        throw unknown(type, name);
    }

    private static IllegalArgumentException unknown(Type type, String name) {
        return new IllegalArgumentException(name + " is of a type that cannot be configured: " + type.getTypeName());
    }

    /** Read once here, so that a fallback that does not fit is met when the plugin is found. */
    private static @Nullable Located fallback(Setting setting, ValueType type, String name) {
        if (setting.fallback().isEmpty()) {
            return null;
        }
        Problems problems = new Problems();
        Located fallback;
        try {
            fallback = type.fallback(setting.fallback());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " has a fallback that " + e.getMessage(), e);
        }
        type.read(fallback, Where.FILE, new Binder(Path.of(""), problems));
        if (problems.count() > 0) {
            String message = problems.inOrder().get(0).message();
            throw new IllegalArgumentException(name + " has a fallback that is refused: " + message);
        }
        return fallback;
    }
}
