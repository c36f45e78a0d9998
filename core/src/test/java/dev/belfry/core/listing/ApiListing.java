package dev.belfry.core.listing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** What others can see of compiled classes, as text: types and their members, in the same order on every machine. */
final class ApiListing {
    private static final String CLASS = ".class";

    private ApiListing() {}

    static String of(Path classes) throws IOException {
        return reachable(classes).stream().map(ApiListing::text).collect(joining("\n"));
    }

    private static List<Class<?>> reachable(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(CLASS) && !name.endsWith("package-info.class"))
                    .<Class<?>>map(ApiListing::load)
                    .filter(ApiListing::isReachable)
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - CLASS.length()).replaceAll("[/\\\\]", ".");
        try {
            return Class.forName(name, false, ApiListing.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("compiled, but not on the class path: " + name, e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return TypeLine.isReachable(type.getModifiers()) && (outer == null || isReachable(outer));
    }

    private static String text(Class<?> type) {
        return Stream.concat(Stream.of(TypeLine.of(type)), MemberText.of(type).map(member -> "    " + member))
                .collect(joining("\n", "", "\n"));
    }
}
