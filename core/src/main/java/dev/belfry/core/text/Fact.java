package dev.belfry.core.text;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of an alert, ready to be shown to a person. Still to be escaped for whatever shows it.
 *
 * @param label letters, digits and spaces only: "Watched by"
 * @param value one line with nothing invisible in it, not blank; what is very long is cut
 * @param time the value, if it is a time
 */
public record Fact(String label, String value, @Nullable Instant time) {
    private static final int LONGEST = 2_000;
    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);
    private static final String HARMLESS = " .,;()/+-…";

    /** One fact for each field that says something, in their order. */
    public static List<Fact> of(JsonObject fields) {
        List<Fact> facts = new ArrayList<>();
        fields.members().forEach((name, value) -> {
            String text = text(value);
            if (!CodePoints.isBlank(text)) {
                facts.add(of(name, text.strip()));
            }
        });
        return List.copyOf(facts);
    }

    /**
     * Whether no markup language reads more into the value than its letters: it holds letters, digits, spaces and
     * {@code .,;()/+-…} only, and does not begin as an item of a list would.
     */
    public boolean isPlain() {
        return time != null
                || (Character.isLetterOrDigit(value.codePointAt(0))
                        && value.codePoints().allMatch(Fact::isHarmless)
                        && !value.matches("\\d+[.)] .*"));
    }

    private static boolean isHarmless(int c) {
        return Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
    }

    private static Fact of(String name, String text) {
        Instant time = time(text);
        String value = time == null ? VisibleText.line(text, LONGEST) : Words.time(time);
        return new Fact(Words.label(name), value, time);
    }

    private static String text(Json value) {
        if (value instanceof JsonArray array) {
            return array.values().stream()
                    .map(Fact::text)
                    .filter(text -> !CodePoints.isBlank(text))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof JsonNull ? "" : value.text().orElseGet(value::write);
    }

    /** Looked at before it is parsed, since nearly no field is a time and a failed parse is slow. */
    private static @Nullable Instant time(String text) {
        if (text.length() < 20 || text.length() > 35 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(Instant.EPOCH) || !time.isBefore(YEAR_10000) ? null : time;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
