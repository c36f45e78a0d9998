package dev.belfry.engine.config;

import dev.belfry.engine.settings.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration cannot be used. The message says everything that is wrong with it, over several lines. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param type of the first plugin concerned, to say where its settings are described; null for none */
    ConfigurationException(Path file, List<Problem> problems, @Nullable String type) {
        super(ProblemText.of(file, problems, type));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the file; at least one. */
    List<Problem> problems() {
        return problems;
    }
}
