package org.example.manyatonce;

import dev.belfry.core.settings.Setting;
import java.time.Duration;

/** What a user may write below {@code type: many-at-once}. */
record ManyAtOnceSettings(
        @Setting(value = "How many different clients are still nothing to tell of.", fallback = "10")
        int clients,

        @Setting(value = "The time within which they have to be seen.", fallback = "10m")
        Duration within) {
    private static final int MOST = 1_000;

    ManyAtOnceSettings {
        if (clients < 1 || clients > MOST) {
            throw new IllegalArgumentException("clients is " + clients + ". Write a number from 1 to " + MOST + ".");
        }
        if (within.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("within is less than a minute. Write 1m or more.");
        }
    }
}
