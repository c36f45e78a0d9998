package dev.belfry.engine.config;

import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.settings.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file's problems as a person reads them: how many, each on a line with its place, and where to look further. */
final class ProblemText {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 200;

    private ProblemText() {}

    static String of(Path file, List<Problem> problems, @Nullable String type) {
        int width = problems.stream()
                .mapToInt(problem -> place(problem).length())
                .max()
                .orElse(0);
        String lines = problems.stream()
                .limit(MOST)
                .map(problem -> line(problem, width))
                .collect(Collectors.joining("\n"));
        return head(file, problems.size()) + "\n\n" + lines + more(problems.size()) + hint(type);
    }

    private static String head(Path file, int count) {
        String name = VisibleText.line(file.toString(), LONGEST_NAME);
        return name + " has " + (count == 1 ? "1 problem." : count + " problems.");
    }

    private static String line(Problem problem, int width) {
        String place = place(problem);
        String gap = width == 0 ? "" : " ".repeat(width - place.length() + 1);
        String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
        return "  " + place + gap + path + problem.message();
    }

    private static String place(Problem problem) {
        return problem.line() == 0 ? "" : "line " + problem.line() + ", column " + problem.column();
    }

    private static String more(int count) {
        return count > MOST ? "\n  and " + (count - MOST) + " more" : "";
    }

    private static String hint(@Nullable String type) {
        return type == null ? "" : "\n\nSettings of each plugin: belfry plugins show " + type;
    }
}
