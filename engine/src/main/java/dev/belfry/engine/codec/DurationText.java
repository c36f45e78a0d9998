package dev.belfry.engine.codec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A duration in words: {@code 3 d 4 h}, {@code 5 min}, {@code 0.4 s}, {@code 3 ms}. Two units at most; what is less is
 * cut, not rounded, so that nothing is said to have been longer than it was.
 */
public final class DurationText {
    private static final long SHORT_MILLIS = 100;
    private static final long PRECISE_SECONDS = 10;

    private DurationText() {}

    public static String of(Duration duration) {
        return duration.isNegative() ? "-" + positive(duration.negated()) : positive(duration);
    }

    private static String positive(Duration duration) {
        if (duration.isZero()) {
            return "0 s";
        }
        if (duration.toSeconds() >= PRECISE_SECONDS) {
            return units(duration);
        }
        long millis = duration.toMillis();
        if (millis < SHORT_MILLIS) {
            return millis == 0 ? "less than 1 ms" : millis + " ms";
        }
        return seconds(millis);
    }

    private static String seconds(long millis) {
        long tenths = millis / 100;
        return tenths % 10 == 0 ? tenths / 10 + " s" : String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
    }

    private static String units(Duration duration) {
        long[] amounts = {
            duration.toDaysPart(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
        };
        String[] names = {"d", "h", "min", "s"};
        int largest = 0;
        while (amounts[largest] == 0) {
            largest++;
        }
        List<String> words = new ArrayList<>();
        for (int i = largest; i < Math.min(largest + 2, amounts.length); i++) {
            if (amounts[i] != 0) {
                words.add(amounts[i] + " " + names[i]);
            }
        }
        return String.join(" ", words);
    }
}
