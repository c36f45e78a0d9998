package dev.belfry.engine.plugin;

import dev.belfry.core.json.Json;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows every value in settings, however deep it lies, to a visitor, and runs none of a plugin's code for it. */
public final class SettingsValues {
    private final Consumer<Object> visitor;

    public SettingsValues(Consumer<Object> visitor) {
        this.visitor = visitor;
    }

    public void visit(Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            value(inField(settings, component.getName()));
        }
    }

    private void value(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            values.forEach(this::value);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::value);
        } else if (value instanceof Record settings && !(value instanceof Json)) {
            visit(settings);
        } else if (value != null) {
            visitor.accept(value);
        }
    }

    /** By its field: an accessor is the plugin's code. */
    private static @Nullable Object inField(Record settings, String name) {
        try {
            Field field = settings.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(settings);
        } catch (ReflectiveOperationException everyComponentHasOne) {
            throw new IllegalStateException(everyComponentHasOne);
        }
    }
}
