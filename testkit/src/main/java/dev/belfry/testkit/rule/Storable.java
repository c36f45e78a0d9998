package dev.belfry.testkit.rule;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows which types a state may be made of, so that the store can keep it. */
final class Storable {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            int.class,
            long.class,
            double.class,
            boolean.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            Instant.class,
            Duration.class,
            Handle.class);

    private final Set<Type> known = new HashSet<>();

    private Storable() {}

    /**
     * Looks at a state's type and everything it is made of.
     *
     * @throws AssertionError that names the component which cannot be stored
     */
    static void check(Class<?> state) {
        new Storable().check(state, state.getSimpleName());
    }

    private void check(Type type, String path) {
        if (!known.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            checkContainer(generic, path);
        } else if (type instanceof Class<?> plain) {
            check(plain, path);
        } else {
            throw cannot(path, type);
        }
    }

    private void check(Class<?> type, String path) {
        if (PLAIN.contains(type) || type.isEnum() || Json.class.isAssignableFrom(type)) {
            return;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                check(component.getGenericType(), path + "." + component.getName());
            }
        } else if (type.isInterface() && type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                check((Type) permitted, permitted.getSimpleName());
            }
        } else {
            throw cannot(path, type);
        }
    }

    private void checkContainer(ParameterizedType generic, String path) {
        Type[] of = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            check(of[0], path + "[]");
        } else if (generic.getRawType() == Map.class && of[0] == String.class) {
            check(of[1], path + "[]");
        } else {
            throw cannot(path, generic);
        }
    }

    private static AssertionError cannot(String path, Type type) {
        return new AssertionError(path + " is a " + type.getTypeName()
                + ", which cannot be stored: a state is made of strings, numbers, booleans, enums, Instant, Duration,"
                + " Handle, Json, records and sealed interfaces of records, lists, and maps from strings");
    }
}
