package dev.belfry.engine.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time for a reader: {@code 2026-11-22 14:02:07 CET}, without the date when it is today's. */
public final class TimeText {
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss zzz", Locale.ENGLISH);

    private TimeText() {}

    /**
     * Formats a time.
     *
     * @param zone the reader's
     * @param now the reader's
     */
    public static String of(Instant time, ZoneId zone, Instant now) {
        try {
            ZonedDateTime there = time.atZone(zone);
            boolean today = there.toLocalDate().equals(now.atZone(zone).toLocalDate());
            return (today ? TODAY : WHOLE).format(there);
        } catch (DateTimeException beyondTheCalendar) {
            return time.toString();
        }
    }
}
