package dev.belfry.rules.standard.matches;

import dev.belfry.core.text.VisibleText;
import dev.cel.common.CelIssue;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.regex.Pattern;

/** CEL's complaints as one line for whoever wrote the condition. */
final class Complaint {
    private static final Pattern NOISE =
            Pattern.compile("^evaluation error(?: at [^ ]*)?: |\\.$| \\(in container ''\\)");
    private static final int LONGEST = 200;

    private Complaint() {}

    /** Of the first mistake; the next ones often follow from it. */
    static String of(List<CelIssue> issues) {
        CelIssue first = issues.get(0);
        int line = first.getSourceLocation().getLine();
        int character = first.getSourceLocation().getColumn() + 1;
        String where = line > 1 ? "line " + line + ", character " + character : "character " + character;
        return "when: at " + where + ": " + clean(first.getMessage());
    }

    static String of(CelEvaluationException undecided) {
        return clean(String.valueOf(undecided.getMessage()));
    }

    private static String clean(String message) {
        String text = NOISE.matcher(message).replaceAll("");
        int list = text.indexOf(" expecting {");
        return VisibleText.line(list < 0 ? text : text.substring(0, list), LONGEST);
    }
}
