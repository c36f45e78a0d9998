package dev.belfry.engine.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 3d}. */
public final class DurationSyntax {
    /** What a message says after the word that is none. */
    public static final String MISTAKE = "is not a duration. Write 5m, 90s or 1h30m.";

    /** Each unit once, largest first. A year has eight digits of seconds; nine of each unit never overflow. */
    static final String PATTERN =
            "(?=[0-9])(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);

    private DurationSyntax() {}

    /** The duration, or empty when the text is none. Never negative. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(part(matcher, 1))
                .plusHours(part(matcher, 2))
                .plusMinutes(part(matcher, 3))
                .plusSeconds(part(matcher, 4))
                .plusMillis(part(matcher, 5)));
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
