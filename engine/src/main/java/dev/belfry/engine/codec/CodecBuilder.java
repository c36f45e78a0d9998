package dev.belfry.engine.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the codec of a type, and refuses types that cannot be stored before anything is. Used once. */
final class CodecBuilder {
    /** A record that holds itself meets its own codec here, while it is still being made. */
    private final Map<Class<?>, ValueCodec> known = new HashMap<>(ScalarCodecs.BY_TYPE);

    /** Uses a codec for a type, wherever it is met. */
    CodecBuilder with(Class<?> type, ValueCodec codec) {
        known.put(type, codec);
        return this;
    }

    ValueCodec of(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        throw new IllegalArgumentException("cannot be stored: " + type.getTypeName());
    }

    private ValueCodec ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new ListCodec(of(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapCodec(of(arguments[1]));
        }
        throw new IllegalArgumentException("cannot be stored: " + type.getTypeName());
    }

    private ValueCodec ofClass(Class<?> type) {
        ValueCodec codec = known.get(type);
        if (codec != null) {
            return codec;
        }
        if (type.isEnum()) {
            return new EnumCodec(type);
        }
        if (type.isRecord() || type.isSealed()) {
            Deferred deferred = new Deferred();
            known.put(type, deferred);
            return deferred.resolve(type.isRecord() ? ofRecord(type) : ofSealed(type));
        }
        throw new IllegalArgumentException("cannot be stored: " + type.getTypeName());
    }

    private ValueCodec ofRecord(Class<?> type) {
        RecordAccess access = RecordAccess.of(type);
        List<RecordValues.Component> components = new ArrayList<>();
        for (RecordComponent component : access.components()) {
            components.add(new RecordValues.Component(
                    component.getName(), RecordAccess.isNullable(component), ofComponent(type, component)));
        }
        return new RecordValues(RecordAccess.name(type), access, components);
    }

    private ValueCodec ofComponent(Class<?> type, RecordComponent component) {
        try {
            return of(component.getGenericType());
        } catch (IllegalArgumentException e) {
            String where = RecordAccess.name(type) + "." + component.getName();
            throw new IllegalArgumentException(where + " " + e.getMessage(), e);
        }
    }

    private ValueCodec ofSealed(Class<?> type) {
        Map<String, ValueCodec> byTag = new LinkedHashMap<>();
        for (Class<?> variant : variants(type)) {
            if (byTag.put(variant.getSimpleName(), ofClass(variant)) != null) {
                throw new IllegalArgumentException(
                        RecordAccess.name(type) + " has two records named " + variant.getSimpleName());
            }
        }
        return new SealedCodec(RecordAccess.name(type), byTag);
    }

    private static List<Class<?>> variants(Class<?> type) {
        List<Class<?>> variants = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                variants.addAll(variants(permitted));
            } else if (permitted.isRecord()) {
                variants.add(permitted);
            } else {
                throw new IllegalArgumentException("holds " + RecordAccess.name(permitted) + ", which is not a record");
            }
        }
        return variants;
    }
}
