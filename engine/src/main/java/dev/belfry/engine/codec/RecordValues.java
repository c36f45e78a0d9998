package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as an object. A component that is null is left out; a member without a component is passed over, which is
 * what its removal from the record asked for.
 */
record RecordValues(String name, RecordAccess access, List<Component> components) implements ValueCodec {
    /** One component. */
    record Component(String name, boolean nullable, ValueCodec codec) {}

    @Override
    public JsonObject encode(Object value) {
        JsonObject.Builder object = JsonObject.builder();
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            Object held = access.get(value, i);
            if (held != null) {
                object.put(component.name(), encode(component, held));
            }
        }
        return object.build();
    }

    private Json encode(Component component, Object held) {
        try {
            return component.codec().encode(held);
        } catch (Misfit e) {
            throw new CodecException(name + "." + component.name() + " " + e.getMessage(), e);
        }
    }

    @Override
    public Object decode(Json json) {
        if (!(json instanceof JsonObject object)) {
            throw new Misfit("is stored as something else than an object");
        }
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = decode(components.get(i), object);
        }
        return make(values);
    }

    private @Nullable Object decode(Component component, JsonObject object) {
        Json stored = object.get(component.name());
        if (stored == JsonNull.NULL && !object.members().containsKey(component.name())) {
            return absent(component);
        }
        try {
            return component.codec().decode(stored);
        } catch (Misfit e) {
            throw new CodecException(name + "." + component.name() + " " + e.getMessage(), e);
        }
    }

    private @Nullable Object absent(Component component) {
        if (component.nullable()) {
            return null;
        }
        throw new CodecException(name + "." + component.name()
                + " is not in what was stored, and is not @Nullable: the record has changed since");
    }

    private Object make(@Nullable Object[] values) {
        try {
            return access.make(values);
        } catch (RuntimeException refused) {
            throw new CodecException(name + " refuses what was stored", refused);
        }
    }
}
