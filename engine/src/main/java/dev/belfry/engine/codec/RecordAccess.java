package dev.belfry.engine.codec;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads records of a type that need not be public, and may come from any class loader. Holds on to that
 * loader for as long as it lives, and nothing else does: there is no cache.
 */
public final class RecordAccess {
    private final Class<?> type;
    private final List<RecordComponent> components;
    private final List<MethodHandle> accessors;
    private final MethodHandle constructor;

    private RecordAccess(Class<?> type, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        this.type = type;
        this.components = List.of(type.getRecordComponents());
        this.accessors = accessors(lookup, components);
        this.constructor = constructor(lookup, type, components);
    }

    /**
     * Opens a record type.
     *
     * @throws IllegalArgumentException when it is none, or its module does not open it
     */
    public static RecordAccess of(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(name(type) + " is not a record");
        }
        try {
            return new RecordAccess(type, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(name(type) + " is not open to Belfry", closed);
        }
    }

    private static List<MethodHandle> accessors(MethodHandles.Lookup lookup, List<RecordComponent> components)
            throws IllegalAccessException {
        List<MethodHandle> accessors = new ArrayList<>();
        for (RecordComponent component : components) {
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            accessors.add(accessor.asType(MethodType.methodType(Object.class, Object.class)));
        }
        return List.copyOf(accessors);
    }

    private static MethodHandle constructor(
            MethodHandles.Lookup lookup, Class<?> type, List<RecordComponent> components)
            throws ReflectiveOperationException {
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        return lookup.findConstructor(type, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /** In the order of the constructor. */
    public List<RecordComponent> components() {
        return components;
    }

    /**
     * Makes a record.
     *
     * @param values one for each component; null only where a null may stand
     * @throws RuntimeException whatever the record's own constructor throws
     */
    public Object make(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error thrownByTheRecord) {
            throw thrownByTheRecord;
        } catch (Throwable checked) {
            throw new CodecException(name(type) + " cannot be made", checked);
        }
    }

    @Nullable
    Object get(Object instance, int component) {
        try {
            return (Object) accessors.get(component).invokeExact(instance);
        } catch (RuntimeException | Error thrownByTheRecord) {
            throw thrownByTheRecord;
        } catch (Throwable checked) {
            throw new CodecException(name(type) + " cannot be read", checked);
        }
    }

    /**
     * Whether null may stand there. Any annotation called Nullable counts: which library a plugin takes it from is its
     * own affair.
     */
    public static boolean isNullable(RecordComponent component) {
        Stream<Annotation> onType = Arrays.stream(component.getAnnotatedType().getAnnotations());
        return Stream.concat(onType, Arrays.stream(component.getAnnotations()))
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    /** How a message calls a type: {@code Outer.Inner}, without its package. */
    public static String name(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
