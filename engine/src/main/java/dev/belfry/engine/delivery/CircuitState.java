package dev.belfry.engine.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a sink is. Kept in memory only: after a restart every sink is taken to be well, and the first attempts tell.
 *
 * @param failures in a row
 * @param openSince since when only probes go out; null while the circuit is closed
 * @param probes how many probes failed since it opened
 * @param quietUntil nothing goes out before; null for no pause
 * @param why what opened it
 */
public record CircuitState(
        int failures,
        @Nullable Instant openSince,
        int probes,
        @Nullable Instant quietUntil,
        @Nullable String why) {
    public static final CircuitState WELL = new CircuitState(0, null, 0, null, null);

    public boolean isOpen() {
        return openSince != null;
    }

    /** How many attempts more may start when {@code inFlight} of at most {@code most} are under way. */
    public int room(int inFlight, int most, Instant now) {
        if (quietUntil != null && quietUntil.isAfter(now)) {
            return 0;
        }
        return Math.max(0, (isOpen() ? 1 : most) - inFlight);
    }
}
