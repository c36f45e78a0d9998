package dev.belfry.engine.codec;

import dev.belfry.core.plugin.ParseException;
import java.util.Objects;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in our words why YAML could not be read. The parser's own messages quote the document, which may hold secrets. */
final class YamlFailure {
    private YamlFailure() {}

    static ParseException of(YAMLException failure, String text) {
        if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return JsonReader.failure(words(marked, mark), place(mark));
        }
        if (failure instanceof ReaderException unprintable) {
            return JsonReader.failure(
                    "a control character stands here; YAML allows none", place(text, unprintable.getPosition()));
        }
        return JsonReader.failure("is not YAML", Place.UNKNOWN);
    }

    static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String words(MarkedYAMLException failure, Mark mark) {
        int found = at(mark, 0);
        if (found == '\t') {
            return "a tab stands here; YAML is indented with spaces";
        }
        if (found == '{' && at(mark, -1) == '$') {
            return "inside {…} and […], a ${…} needs quotes";
        }
        String problem = Objects.toString(failure.getProblem(), "");
        String context = Objects.toString(failure.getContext(), "");
        return problem.contains("that cannot start any token")
                ? "a text that starts with this character needs quotes"
                : words(problem, context);
    }

    private static String words(String problem, String context) {
        if (problem.startsWith("mapping values are not allowed")) {
            return "a colon may not stand here: is the line indented rightly, or does its text need quotes?";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "a key without a colon ends here";
        }
        if (problem.startsWith("expected <block end>") || problem.startsWith("expected '<document start>'")) {
            return "is not indented like the lines before it";
        }
        if (problem.startsWith("expected ',' or")) {
            return "a comma or the closing bracket is missing before this";
        }
        if (context.contains("quoted scalar")) {
            return quoted(problem);
        }
        return problem.startsWith("sequence entries are not allowed")
                ? "a list may not start here: put it on a line of its own"
                : "is not YAML at this place";
    }

    private static String quoted(String problem) {
        return problem.startsWith("found unexpected")
                ? "a text in quotes has no closing quote"
                : "in double quotes, a backslash starts an escape, and this is none; use single quotes";
    }

    private static int at(Mark mark, int offset) {
        int index = mark.getPointer() + offset;
        int[] around = mark.getBuffer();
        return index < 0 || index >= around.length ? -1 : around[index];
    }

    private static Place place(String text, int codePoints) {
        int line = 1;
        int column = 1;
        int index = 0;
        for (int i = 0; i < codePoints && index < text.length(); i++) {
            int c = text.codePointAt(index);
            index += Character.charCount(c);
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Place(line, column);
    }
}
