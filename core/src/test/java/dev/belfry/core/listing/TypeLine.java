package dev.belfry.core.listing;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.util.Arrays;

import static java.util.stream.Collectors.joining;

/** The line that introduces a type. */
final class TypeLine {
    private TypeLine() {}

    static String of(Class<?> type) {
        return annotations(type)
                + modifiers(type)
                + kind(type)
                + TypeText.name(type)
                + TypeText.parameters(type)
                + components(type)
                + parents(type)
                + permits(type);
    }

    static boolean isReachable(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String annotations(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .map(annotation -> annotation + " ")
                .sorted()
                .collect(joining());
    }

    private static String modifiers(Class<?> type) {
        boolean plain = !type.isInterface() && !type.isRecord() && !type.isEnum();
        return (type.isSealed() ? "sealed " : "")
                + (plain && Modifier.isAbstract(type.getModifiers()) ? "abstract " : "")
                + (plain && Modifier.isFinal(type.getModifiers()) ? "final " : "");
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface ";
        }
        if (type.isInterface()) {
            return "interface ";
        }
        return type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
    }

    private static String components(Class<?> type) {
        return !type.isRecord()
                ? ""
                : Arrays.stream(type.getRecordComponents())
                        .map(part -> TypeText.of(part.getAnnotatedType()) + " " + part.getName())
                        .collect(joining(", ", "(", ")"));
    }

    private static String parents(Class<?> type) {
        if (type.isAnnotation()) {
            return "";
        }
        AnnotatedType parent = type.getAnnotatedSuperclass();
        boolean saysSomething =
                parent != null && !type.isRecord() && !type.isEnum() && parent.getType() != Object.class;
        String extended = saysSomething ? " extends " + TypeText.of(parent) : "";
        String interfaces = TypeText.list(type.getAnnotatedInterfaces());
        return interfaces.isEmpty()
                ? extended
                : extended + (type.isInterface() ? " extends " : " implements ") + interfaces;
    }

    private static String permits(Class<?> type) {
        return !type.isSealed()
                ? ""
                : " permits "
                        + Arrays.stream(type.getPermittedSubclasses())
                                .map(TypeText::name)
                                .collect(joining(", "));
    }
}
