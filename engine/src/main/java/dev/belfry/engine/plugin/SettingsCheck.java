package dev.belfry.engine.plugin;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks over a settings record before anyone writes settings for it: {@link Setting} says what it may hold. */
final class SettingsCheck {
    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            int.class,
            long.class,
            boolean.class,
            Integer.class,
            Long.class,
            Boolean.class,
            Duration.class,
            URI.class,
            Path.class,
            Secret.class,
            SecretUrl.class,
            JsonObject.class);

    private final List<String> faults = new ArrayList<>();
    /** Records that hold the one being looked at. */
    private final Set<Class<?>> above = new HashSet<>();

    private SettingsCheck() {}

    /** One clause for each fault; empty when there is none. */
    static List<String> faults(Class<?> settings) {
        SettingsCheck check = new SettingsCheck();
        check.record(settings);
        return List.copyOf(check.faults);
    }

    private void record(Class<?> type) {
        if (!above.add(type)) {
            faults.add(type.getName() + " holds itself");
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            component(component);
        }
        above.remove(type);
    }

    private void component(RecordComponent component) {
        String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        if (!component.isAnnotationPresent(Setting.class)) {
            faults.add(name + " has no @Setting to describe it");
        }
        type(name, component.getGenericType());
    }

    private void type(String name, Type type) {
        if (type instanceof Class<?> simple) {
            plain(name, simple);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            type(name, generic.getActualTypeArguments()[0]);
        } else if (type instanceof ParameterizedType generic && isMapFromStrings(generic)) {
            type(name, generic.getActualTypeArguments()[1]);
        } else {
            faults.add(name + " is a " + type.getTypeName() + ", which no setting can be");
        }
    }

    private void plain(String name, Class<?> type) {
        if (type.isRecord() && !VALUES.contains(type)) {
            record(type);
        } else if (!VALUES.contains(type) && !type.isEnum()) {
            faults.add(name + " is a " + type.getTypeName() + ", which no setting can be");
        }
    }

    private static boolean isMapFromStrings(ParameterizedType type) {
        return type.getRawType() == Map.class && type.getActualTypeArguments()[0] == String.class;
    }
}
