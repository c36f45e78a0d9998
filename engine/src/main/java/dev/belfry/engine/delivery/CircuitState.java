package dev.belfry.engine.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a sink is. Kept in memory only: after a restart every sink is taken to be well, and the first attempts tell.
 *
 * @param failures in a row
 * @param openSince since when only probes go out; null while the circuit is closed
 * @param probes how many probes failed since it opened
 * @param pause nothing goes out in it; null for none
 * @param why what keeps it open, by the latest failure
 */
public record CircuitState(
        int failures,
        @Nullable Instant openSince,
        int probes,
        @Nullable Pause pause,
        @Nullable String why) {
    public static final CircuitState WELL = new CircuitState(0, null, 0, null, null);

    public boolean isOpen() {
        return openSince != null;
    }

    CircuitState quiet(@Nullable Pause longer) {
        return new CircuitState(failures, openSince, probes, longer, why);
    }

    /** Until when nothing goes out; null when something may. */
    public @Nullable Instant quietAt(Instant now) {
        return pause != null && pause.isOn(now) ? pause.until() : null;
    }

    /** How many attempts more may start when {@code inFlight} of at most {@code most} are under way. */
    public int room(int inFlight, int most, Instant now) {
        return quietAt(now) == null ? Math.max(0, (isOpen() ? 1 : most) - inFlight) : 0;
    }
}
