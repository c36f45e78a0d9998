package dev.belfry.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * What the documents show is what the examples say, word for word, so that it compiles and is tested. A snippet names
 * its file in a comment before its fence; one of Java or XML must.
 */
class SnippetsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SNIPPET =
            Pattern.compile("(?:<!-- (?<file>\\S+) -->\\n)?```(?<language>\\w+)\\n(?<text>.*?)```\\n", Pattern.DOTALL);

    /** How far a snippet may stand in from the left in its file. */
    private static final int DEEPEST = 16;

    @TestFactory
    Stream<DynamicTest> standInTheFilesTheyName() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String document = Files.readString(ROOT.resolve("docs/plugins.md"));
        Matcher snippet = SNIPPET.matcher(document);
        while (snippet.find()) {
            tests.add(test(snippet.group("file"), snippet.group("language"), snippet.group("text")));
        }
        assertThat(tests).hasSizeGreaterThan(15);
        return tests.stream();
    }

    private static DynamicTest test(String file, String language, String text) {
        String name = text.lines().findFirst().orElse("nothing") + " of " + file;
        return dynamicTest(name, () -> {
            assertThat(file != null || !List.of("java", "xml").contains(language))
                    .as("a snippet of %s names its file", language)
                    .isTrue();
            if (file != null) {
                assertThat(indented(text)).as("%s in %s", text, file).anyMatch(read(file)::contains);
            }
        });
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static List<String> indented(String text) {
        return IntStream.rangeClosed(0, DEEPEST)
                .mapToObj(" "::repeat)
                .map(margin -> text.lines()
                        .map(line -> line.isEmpty() ? line : margin + line)
                        .collect(joining("\n")))
                .toList();
    }
}
