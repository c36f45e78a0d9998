package dev.belfry.app.startup;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** Shows every value in settings, however deep it lies, to a visitor. */
final class SettingsValues {
    private final Consumer<Object> visitor;

    SettingsValues(Consumer<Object> visitor) {
        this.visitor = visitor;
    }

    void visit(Object value) {
        if (value instanceof Collection<?> values) {
            values.forEach(this::visit);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::visit);
        } else if (value instanceof Record settings) {
            visitComponents(settings);
        } else {
            visitor.accept(value);
        }
    }

    private void visitComponents(Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(settings);
                if (value != null) {
                    visit(value);
                }
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException("settings that cannot be read: " + component.getName(), unreadable);
            }
        }
    }
}
