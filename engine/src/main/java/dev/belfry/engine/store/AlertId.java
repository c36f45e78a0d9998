package dev.belfry.engine.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an alert for people: {@code k7f3-1042}.
 *
 * @param tag of the store that it is in
 * @param number of its first revision
 */
record AlertId(String tag, long number) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9]+)-([0-9]{1,18})");

    /** Empty when the text names no alert. */
    static Optional<AlertId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new AlertId(parts.group(1), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return tag + "-" + number;
    }
}
