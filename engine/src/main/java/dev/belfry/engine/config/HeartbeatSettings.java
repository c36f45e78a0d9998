package dev.belfry.engine.config;

import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import java.time.Duration;

/**
 * Who is told that Belfry is well. A dead-man's switch, which raises an alarm of its own when it is called no more,
 * notices what no log of a dead process could tell.
 */
public record HeartbeatSettings(
        @Setting("The address of the dead-man's switch. It is asked for with GET while all is well.")
        SecretUrl url,

        @Setting(value = "How often.", fallback = "1m") Duration every,

        @Setting(
                value = "How old a source's last good poll and a sink's oldest waiting delivery may be. Beyond that the"
                        + " address is called no more until all is well again.",
                fallback = "15m")
        Duration limit,

        @Setting(value = "Whether plain http may leave this machine.", fallback = "false")
        boolean allowInsecure,

        @Setting(value = "Whether link-local and metadata addresses may be reached.", fallback = "false")
        boolean allowPrivate) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Refuses a heart that races, or a limit that is over before a beat is. */
    public HeartbeatSettings {
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("every must be 1s or longer");
        }
        if (limit.compareTo(every) < 0) {
            throw new IllegalArgumentException("limit must not be shorter than every");
        }
    }
}
