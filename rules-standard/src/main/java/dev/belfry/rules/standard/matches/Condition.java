package dev.belfry.rules.standard.matches;

import dev.belfry.core.event.Event;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL over {@code event} (a map, the attributes), {@code kind} (a string) and {@code time} (a timestamp).
 * Pure and bounded: CEL has no loop but over what is there, its regular expressions are RE2, and how often a loop may go
 * round is limited.
 */
final class Condition {
    private static final int MOST_ROUNDS = 10_000;
    private static final int LONGEST = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MOST_ROUNDS)
            .maxExpressionCodePointSize(LONGEST)
            .build();

    private final CelRuntime.Program program;

    private Condition(CelRuntime.Program program) {
        this.program = program;
    }

    /**
     * What became of asking.
     *
     * @param trouble why it cannot be told, and then counts as no; null when it can
     */
    record Verdict(boolean matches, @Nullable String trouble) {
        static final Verdict YES = new Verdict(true, null);
        static final Verdict NO = new Verdict(false, null);
    }

    /** @throws IllegalArgumentException when it is no condition: says where in it, and why */
    static Condition compile(String when) {
        try {
            CelAbstractSyntaxTree tree = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("event", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .addVar("kind", SimpleType.STRING)
                    .addVar("time", SimpleType.TIMESTAMP)
                    .build()
                    .compile(when)
                    .getAst();
            checkResult(tree);
            return new Condition(CelRuntimeFactory.legacyCelRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .build()
                    .createProgram(tree));
        } catch (CelValidationException wrong) {
            throw new IllegalArgumentException(Complaint.of(wrong.getErrors()), wrong);
        } catch (CelEvaluationException wrong) {
            throw new IllegalArgumentException("when: " + wrong.getMessage(), wrong);
        }
    }

    private static void checkResult(CelAbstractSyntaxTree tree) {
        CelKind kind = tree.getResultType().kind();
        if (kind != CelKind.BOOL && kind != CelKind.DYN) {
            throw new IllegalArgumentException("when: must be true or false, but is of type "
                    + tree.getResultType().name() + ". Compare it with something, as in event.Name == 'x'.");
        }
    }

    Verdict of(Event event) {
        try {
            Object result = program.eval(
                    Map.of("event", new CelMap(event.attributes()), "kind", event.kind(), "time", event.time()));
            if (result instanceof Boolean answer) {
                return answer ? Verdict.YES : Verdict.NO;
            }
            return new Verdict(false, "it is neither true nor false");
        } catch (CelEvaluationException undecided) {
            return new Verdict(false, Complaint.of(undecided));
        }
    }
}
