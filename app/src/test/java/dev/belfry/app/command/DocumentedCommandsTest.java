package dev.belfry.app.command;

import com.google.inject.Guice;
import dev.belfry.app.startup.BelfryModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The commands that the documents name are there, with the options they name. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");

    /** Where a line's first word is a prompt, or a span of code begins. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^\\$ |`)(?:\\./|bin/)?belfry (?<arguments>[a-z-][^`\\n|>]*)", Pattern.MULTILINE);

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern COMMENT = Pattern.compile("\\s#.*");

    @ParameterizedTest
    @MethodSource("commands")
    void areThere(String arguments) {
        assertThatCode(() -> parse(arguments)).doesNotThrowAnyException();
    }

    @Test
    void areMany() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(12);
    }

    @Test
    void wouldBeMissed() {
        assertThatThrownBy(() -> parse("expound LT-4711")).isInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> parse("run --loudly")).isInstanceOf(ParameterException.class);
    }

    /** What is left out is no fault: a text may name a command alone. */
    private static void parse(String arguments) {
        CommandLine line = CommandLines.line(Guice.createInjector(new BelfryModule(InstantSource.system())));
        try {
            line.parseArgs(words(arguments));
        } catch (MissingParameterException leftOut) {
            assertThat(leftOut.getMissing()).isNotEmpty();
        }
    }

    static Set<String> commands() throws IOException {
        Set<String> commands = new TreeSet<>();
        for (Path file : files()) {
            Matcher command = COMMAND.matcher(Files.readString(file));
            while (command.find()) {
                commands.add(COMMENT.matcher(command.group("arguments"))
                        .replaceFirst("")
                        .strip());
            }
        }
        return commands;
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("docs/reference"))) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(entry -> entry.toString().endsWith(".md")).forEach(files::add);
            }
        }
        return files;
    }

    private static String[] words(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.toArray(String[]::new);
    }
}
