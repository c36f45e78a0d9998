package dev.belfry.core.listing;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** The members of a type that others can reach, a line each; not those that its kind implies. */
final class MemberText {
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals(Object)", "hashCode()", "toString()", "values()", "valueOf(String)");

    private MemberText() {}

    static Stream<String> of(Class<?> type) {
        Stream<String> constants = reachable(type.getDeclaredFields()).map(MemberText::field);
        Stream<String> constructors = reachable(type.getDeclaredConstructors())
                .filter(c -> !canonical(c))
                .map(MemberText::constructor);
        Stream<String> methods =
                reachable(type.getDeclaredMethods()).filter(m -> !implied(m)).map(MemberText::method);
        return Stream.of(constants, constructors, methods).flatMap(lines -> lines.sorted());
    }

    private static <M extends Member> Stream<M> reachable(M[] members) {
        return Arrays.stream(members)
                .filter(member -> !member.isSynthetic() && TypeLine.isReachable(member.getModifiers()));
    }

    private static String field(Field field) {
        return field.isEnumConstant()
                ? field.getName()
                : words(field.getModifiers()) + TypeText.of(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return words(constructor.getModifiers())
                + constructor.getDeclaringClass().getSimpleName()
                + parameters(constructor)
                + thrown(constructor.getAnnotatedExceptionTypes());
    }

    private static String method(Method method) {
        return words(method.getModifiers() & ~Modifier.TRANSIENT & ~Modifier.VOLATILE)
                + (method.isDefault() ? "default " : "")
                + generic(method)
                + TypeText.of(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method)
                + thrown(method.getAnnotatedExceptionTypes())
                + fallback(method);
    }

    private static String generic(Method method) {
        String parameters = TypeText.parameters(method);
        return parameters.isEmpty() ? "" : parameters + " ";
    }

    private static String parameters(Executable executable) {
        String types = TypeText.list(executable.getAnnotatedParameterTypes());
        return "(" + (executable.isVarArgs() ? types.replaceFirst("\\[]$", "...") : types) + ")";
    }

    private static String thrown(AnnotatedType[] types) {
        return types.length == 0 ? "" : " throws " + TypeText.list(types);
    }

    private static String fallback(Method method) {
        Object value = method.getDefaultValue();
        return value == null ? "" : " default \"" + value + "\"";
    }

    /** Everything reachable is public unless it says protected; in an interface everything is abstract. */
    private static String words(int modifiers) {
        int hidden = Modifier.PUBLIC | (Modifier.isAbstract(modifiers) ? Modifier.ABSTRACT : 0);
        String text = Modifier.toString(modifiers & ~hidden);
        return text.isEmpty() ? "" : text + " ";
    }

    private static boolean canonical(Constructor<?> constructor) {
        Class<?> type = constructor.getDeclaringClass();
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static boolean implied(Method method) {
        String signature = method.getName()
                + Arrays.stream(method.getParameterTypes()).map(TypeText::name).collect(joining(", ", "(", ")"));
        return OF_EVERY_OBJECT.contains(signature) || accessor(method);
    }

    private static boolean accessor(Method method) {
        Class<?> type = method.getDeclaringClass();
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents()).anyMatch(part -> method.equals(part.getAccessor()));
    }
}
