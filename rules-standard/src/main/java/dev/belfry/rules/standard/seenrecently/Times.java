package dev.belfry.rules.standard.seenrecently;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times that are safe to reckon with: a hostile one would overflow. */
final class Times {
    private static final Instant YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private Times() {}

    /**
     * Whether a row was written before a read began. Rows are cut to milliseconds and reads are not: of the same
     * millisecond the row is not known to be older, so it is not.
     */
    static boolean isBeforeRead(Instant row, Instant readAt) {
        return row.isBefore(readAt.truncatedTo(ChronoUnit.MILLIS));
    }

    static boolean isPlausible(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(YEAR_10000);
    }
}
