package dev.belfry.core.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and times as a person would write them. */
public final class Words {
    private static final int LONGEST_LABEL = 60;
    private static final Set<String> ABBREVIATIONS = Set.of("id", "ip", "os", "url");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /**
     * A name in kebab case as a label: {@code first-seen} becomes "First seen", {@code os} becomes "OS". Whatever the
     * name, the label holds letters, digits and single spaces only, is not empty and has at most 60 code points.
     */
    public static String label(String name) {
        StringBuilder words = new StringBuilder();
        name.codePoints().limit(LONGEST_LABEL).forEach(c -> append(words, c));
        String label = Stream.of(words.toString().split(" "))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return label.isEmpty() ? "Field" : capitalised(label);
    }

    /** To the second, with its zone: "2026-11-24 06:50:37 UTC". */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    private static void append(StringBuilder words, int c) {
        if (Character.isLetterOrDigit(c)) {
            words.appendCodePoint(c);
        } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    private static String capitalised(String label) {
        int first = label.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + label.substring(Character.charCount(first));
    }
}
