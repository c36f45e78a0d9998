package dev.belfry.fakes.velociraptor.vql;

import java.util.List;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** VQL's binary operators. Types that do not fit give false or NULL, silently: so does the server. */
enum Operator {
    OR("OR", (left, right) -> Expression.isTrue(left) || Expression.isTrue(right)),
    AND("AND", (left, right) -> Expression.isTrue(left) && Expression.isTrue(right)),
    MATCHES("=~", Operator::matches),
    EQUAL("=", Objects::equals),
    UNEQUAL("!=", (left, right) -> !Objects.equals(left, right)),
    LESS("<", (left, right) -> areNumbers(left, right) && compare(left, right) < 0),
    MORE(">", (left, right) -> areNumbers(left, right) && compare(left, right) > 0),
    AT_MOST("<=", (left, right) -> areNumbers(left, right) && compare(left, right) <= 0),
    AT_LEAST(">=", (left, right) -> areNumbers(left, right) && compare(left, right) >= 0),
    PLUS("+", Operator::plus),
    MINUS("-", (left, right) -> numeric(left, right, (one, other) -> one - other)),
    TIMES("*", (left, right) -> numeric(left, right, (one, other) -> one * other));

    /** From the loosest to the tightest. */
    static final List<List<Operator>> PRECEDENCE = List.of(
            List.of(OR),
            List.of(AND),
            List.of(MATCHES, EQUAL, UNEQUAL, LESS, MORE, AT_MOST, AT_LEAST),
            List.of(PLUS, MINUS),
            List.of(TIMES));

    private interface Meaning {
        @Nullable
        Object of(@Nullable Object left, @Nullable Object right);
    }

    private final String symbol;
    private final Meaning meaning;

    Operator(String symbol, Meaning meaning) {
        this.symbol = symbol;
        this.meaning = meaning;
    }

    @Nullable
    Object apply(@Nullable Object left, @Nullable Object right) {
        return meaning.of(left, right);
    }

    boolean is(Token token) {
        return token.isSymbol(symbol) || token.isKeyword(symbol);
    }

    private static boolean matches(@Nullable Object left, @Nullable Object right) {
        return left instanceof String text
                && right instanceof String pattern
                && Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find();
    }

    /** {@code "label:" + NULL} is {@code "label:"}: the trap of a variable that nobody passed. */
    private static @Nullable Object plus(@Nullable Object left, @Nullable Object right) {
        return left instanceof String || right instanceof String
                ? text(left) + text(right)
                : numeric(left, right, Long::sum);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
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
