package dev.belfry.core.listing;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static java.util.stream.Collectors.joining;

/**
 * Types as the listing writes them. Written here rather than left to the JDK, whose texts differ from release to
 * release; null is part of a type, so it shows.
 */
final class TypeText {
    private TypeText() {}

    static String of(AnnotatedType type) {
        return type instanceof AnnotatedArrayType array
                ? of(array.getAnnotatedGenericComponentType()) + nullable(type, " ") + "[]"
                : nullable(type, "") + bare(type);
    }

    /** {@code <S, T extends Foo>}, or nothing. */
    static String parameters(GenericDeclaration declaration) {
        return bracketed(Arrays.stream(declaration.getTypeParameters()).map(TypeText::parameter));
    }

    static String list(AnnotatedType[] types) {
        return Arrays.stream(types).map(TypeText::of).collect(joining(", "));
    }

    /** Without {@code java.lang.}, and core's own without {@code dev.belfry.core.}. */
    static String name(Class<?> type) {
        return type.getCanonicalName().replaceFirst("^(java\\.lang|dev\\.belfry\\.core)\\.", "");
    }

    private static String bare(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            Type raw = ((ParameterizedType) generic.getType()).getRawType();
            return name((Class<?>) raw)
                    + bracketed(Arrays.stream(generic.getAnnotatedActualTypeArguments())
                            .map(TypeText::of));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return "?" + bounds(" super ", wildcard.getAnnotatedLowerBounds())
                    + bounds(" extends ", wildcard.getAnnotatedUpperBounds());
        }
        return type.getType() instanceof Class<?> plain
                ? name(plain)
                : type.getType().getTypeName();
    }

    private static String parameter(TypeVariable<?> variable) {
        return variable.getName() + bounds(" extends ", variable.getAnnotatedBounds());
    }

    private static String bounds(String word, AnnotatedType[] bounds) {
        String text = Arrays.stream(bounds).map(TypeText::of).collect(joining(" & "));
        return text.isEmpty() || text.equals("Object") ? "" : word + text;
    }

    private static String nullable(AnnotatedType type, String before) {
        return type.isAnnotationPresent(Nullable.class) ? before + "@Nullable " : "";
    }

    private static String bracketed(Stream<String> texts) {
        String joined = texts.collect(joining(", "));
        return joined.isEmpty() ? "" : "<" + joined + ">";
    }
}
