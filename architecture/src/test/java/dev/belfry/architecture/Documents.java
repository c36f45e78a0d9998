package dev.belfry.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown that users read, and what is fenced in it. */
final class Documents {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED =
            Pattern.compile("^```(?<language>\\w+)\\n(?<text>.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Documents() {}

    /** What is fenced. */
    record Block(Path file, String language, String text) {
        @Override
        public String toString() {
            return file.getFileName() + ": " + text.lines().findFirst().orElse("");
        }
    }

    /** Those at the root and in docs. */
    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("docs/reference"))) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(entry -> entry.toString().endsWith(".md"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** Every fenced block in one language. */
    static List<Block> blocks(String language) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path file : files()) {
            Matcher fenced = FENCED.matcher(Files.readString(file));
            while (fenced.find()) {
                if (fenced.group("language").equals(language)) {
                    blocks.add(new Block(file, language, fenced.group("text")));
                }
            }
        }
        return blocks;
    }
}
