package dev.belfry.rules.standard.matches;

import java.util.Locale;

/** Makes an alert's field of an attribute's name: routes match on fields, so they are lower-case words. */
final class FieldName {
    private static final int LONGEST = 60;

    private FieldName() {}

    /** {@code CommandLine} becomes {@code command-line}, {@code EventData.SubjectUserName} {@code event-data-…}. */
    static String of(String attribute) {
        String words = attribute
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return words.isEmpty() ? "field" : words.substring(0, Math.min(words.length(), LONGEST));
    }
}
