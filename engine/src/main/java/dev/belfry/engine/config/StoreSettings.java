package dev.belfry.engine.config;

import dev.belfry.core.settings.Setting;
import dev.belfry.engine.store.Retention;
import java.nio.file.Path;
import java.time.Duration;

/** Where Belfry keeps what it must not forget. */
public record StoreSettings(
        @Setting(value = "The SQLite file. It is made when there is none.", fallback = "belfry.db")
        Path path,

        @Setting(
                value = "How long alerts that are told, and how they were told, are remembered."
                        + " What waits, is dead, or is spoken of by a rule's state stays longer.",
                fallback = "90d")
        Duration keep,

        @Setting(
                value = "How many MiB of them may be in the store. Beyond that the oldest go, however old they are.",
                fallback = "1024")
        int keepMib) {
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** Refuses what would forget what was just told. */
    public StoreSettings {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("keep must be 1h or longer");
        }
        if (keepMib < 1) {
            throw new IllegalArgumentException("keep-mib must be 1 or more");
        }
    }

    public Retention retention() {
        return new Retention(keep, (long) keepMib << 20);
    }
}
