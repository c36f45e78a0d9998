package dev.belfry.rules.standard.seenrecently;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** Times and spans as a person would write them. */
final class TimeWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** So long a day of the week names one day alone. */
    private static final Duration DAYS_WITH_NAMES = Duration.ofDays(6);

    private TimeWords() {}

    /** A time of the past, as one says it at {@code now}: {@code Mon 14:02 UTC}, {@code 2026-11-02 14:02 UTC}. */
    static String of(Instant time, Instant now) {
        return (time.plus(DAYS_WITH_NAMES).isBefore(now) ? DATE : DAY).format(time);
    }

    /** The two largest units, less than nothing as nothing: {@code 3 d 4 h}, {@code 5 min}, {@code 12 s}. */
    static String of(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        Duration whole = Duration.ofSeconds(seconds);
        if (seconds >= 86_400) {
            return two(whole.toDays(), "d", whole.toHoursPart(), "h");
        }
        if (seconds >= 3_600) {
            return two(whole.toHours(), "h", whole.toMinutesPart(), "min");
        }
        return seconds >= 60 ? two(whole.toMinutes(), "min", whole.toSecondsPart(), "s") : seconds + " s";
    }

    private static String two(long many, String unit, int more, String smallerUnit) {
        StringJoiner words = new StringJoiner(" ").add(many + " " + unit);
        return (more == 0 ? words : words.add(more + " " + smallerUnit)).toString();
    }
}
