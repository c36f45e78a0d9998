package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.settings.Setting;
import java.time.Duration;

record SeenRecentlySettings(
        @Setting(
                value =
                        "A client is back online when its server saw it this recently. What came and went since the last"
                                + " good poll is told in any case.",
                fallback = "5m")
        Duration within,

        @Setting(
                value = "How long to remember that a client was told. A label that comes back by itself later than this"
                        + " is told again.",
                fallback = "90d")
        Duration forget,

        @Setting(value = "How much these alerts matter.", fallback = "warning")
        Severity severity) {
    private static final Duration LONGEST = Duration.ofDays(3650);

    SeenRecentlySettings {
        check("within", within, Duration.ofSeconds(1));
        check("forget", forget, Duration.ofDays(1));
    }

    private static void check(String name, Duration time, Duration shortest) {
        if (time.compareTo(shortest) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " must be at least " + TimeWords.of(shortest) + " and at most " + TimeWords.of(LONGEST));
        }
    }
}
