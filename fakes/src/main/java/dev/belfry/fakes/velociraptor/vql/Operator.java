package dev.belfry.fakes.velociraptor.vql;

import java.util.List;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** VQL's binary operators. Types that do not fit give false or NULL, silently: so does the server. */
enum Operator {
    OR("OR"),
    AND("AND"),
    MATCHES("=~"),
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    MORE(">"),
    AT_MOST("<="),
    AT_LEAST(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*");

    /** From the loosest to the tightest. */
    static final List<List<Operator>> PRECEDENCE = List.of(
            List.of(OR),
            List.of(AND),
            List.of(MATCHES, EQUAL, UNEQUAL, LESS, MORE, AT_MOST, AT_LEAST),
            List.of(PLUS, MINUS),
            List.of(TIMES));

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    @Nullable
    Object apply(@Nullable Object left, @Nullable Object right) {
        return switch (this) {
            case OR -> Expression.isTrue(left) || Expression.isTrue(right);
            case AND -> Expression.isTrue(left) && Expression.isTrue(right);
            case MATCHES -> matches(left, right);
            case EQUAL -> Objects.equals(left, right);
            case UNEQUAL -> !Objects.equals(left, right);
            case LESS -> areNumbers(left, right) && compare(left, right) < 0;
            case MORE -> areNumbers(left, right) && compare(left, right) > 0;
            case AT_MOST -> areNumbers(left, right) && compare(left, right) <= 0;
            case AT_LEAST -> areNumbers(left, right) && compare(left, right) >= 0;
            case PLUS -> plus(left, right);
            case MINUS -> numeric(left, right, (one, other) -> one - other);
            case TIMES -> numeric(left, right, (one, other) -> one * other);
        };
    }

    boolean is(Token token) {
        return token.isSymbol(symbol) || token.isKeyword(symbol);
    }

    private static boolean matches(@Nullable Object left, @Nullable Object right) {
        try {
            return left instanceof String text
                    && right instanceof String pattern
                    && Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                            .matcher(text)
                            .find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** {@code "label:" + NULL} is NULL: the trap of a variable that nobody passed. */
    private static @Nullable Object plus(@Nullable Object left, @Nullable Object right) {
        return left instanceof String text && right instanceof String more
                ? text + more
                : numeric(left, right, Long::sum);
    }

    private static boolean areNumbers(@Nullable Object left, @Nullable Object right) {
        return left instanceof Long && right instanceof Long;
    }

    private static int compare(@Nullable Object left, @Nullable Object right) {
        return Long.compare(number(left), number(right));
    }

    private static @Nullable Object numeric(
            @Nullable Object left, @Nullable Object right, LongBinaryOperator operation) {
        return areNumbers(left, right) ? operation.applyAsLong(number(left), number(right)) : null;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }
}
