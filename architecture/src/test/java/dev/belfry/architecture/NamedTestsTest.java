package dev.belfry.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tests that docs/reliability.md points to are there. */
class NamedTestsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`(?<file>[A-Z]\\w+(?:Test|IT))(?:\\.(?<method>\\w+))?`");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    @Test
    void areThere() throws IOException {
        Map<String, Set<String>> tests = tests();
        Matcher name = NAME.matcher(Files.readString(ROOT.resolve("docs/reliability.md")));
        int named = 0;
        while (name.find()) {
            named++;
            assertThat(tests).containsKey(name.group("file"));
            if (name.group("method") != null) {
                assertThat(tests.get(name.group("file"))).contains(name.group("method"));
            }
        }
        assertThat(named).isGreaterThan(30);
    }

    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    tests.put(file.getFileName().toString().replace(".java", ""), methods(file));
                }
            }
        }
        return tests;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries.filter(entry -> Files.isDirectory(entry.resolve("src/test/java")))
                    .toList();
        }
    }

    private static Set<String> methods(Path file) throws IOException {
        Set<String> methods = new TreeSet<>();
        Matcher method = METHOD.matcher(Files.readString(file));
        while (method.find()) {
            methods.add(method.group(1));
        }
        return methods;
    }
}
