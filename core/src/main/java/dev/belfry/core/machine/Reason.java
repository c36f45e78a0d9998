package dev.belfry.core.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A constant sentence and the facts that fill it: {@code Reason.of("seen {ago} ago, within {within}", ago, within)}.
 * Making one costs no formatting; that happens when somebody reads it.
 *
 * @param sentence plain text with a {@code {name}} for each fact, in order
 * @param facts each a {@link String}, {@link Long}, {@link Boolean}, {@link Instant} or {@link Duration}; other numbers
 *     become {@code Long}, anything else its text
 */
public record Reason(String sentence, List<Object> facts) {
    public Reason {
        facts = List.copyOf(facts);
    }

    public static Reason of(String sentence) {
        return new Reason(sentence, List.of());
    }

    public static Reason of(String sentence, Object... facts) {
        List<Object> known = new ArrayList<>(facts.length);
        for (Object fact : facts) {
            known.add(known(fact));
        }
        return new Reason(sentence, known);
    }

    private static Object known(Object fact) {
        if (fact instanceof String || fact instanceof Long || fact instanceof Boolean) {
            return fact;
        }
        if (fact instanceof Instant || fact instanceof Duration) {
            return fact;
        }
        return fact instanceof Number number ? (Object) number.longValue() : fact.toString();
    }
}
