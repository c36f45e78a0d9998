package dev.belfry.engine.delivery;

import dev.belfry.core.sink.Pace;
import dev.belfry.engine.policy.StormTerms;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed for one sink.
 *
 * @param inFlight how many attempts may be under way at once
 * @param pace how fast attempts may start
 * @param attempts how many may fail, while the circuit is closed, before the delivery is dead
 * @param giveUpAfter how long the pauses between failures may take together, while the circuit is closed, before the
 *     delivery is dead
 * @param storm above what its alerts are told by digests; null for never
 * @param onTrouble the sink that hears of it when this one is down or barred; null for none
 */
public record Terms(
        int inFlight,
        Pace pace,
        int attempts,
        Duration giveUpAfter,
        OnDoubt onDoubt,
        @Nullable StormTerms storm,
        @Nullable String onTrouble) {
    /** Every alert by itself, and nobody to hear of trouble. */
    public Terms(int inFlight, Pace pace, int attempts, Duration giveUpAfter, OnDoubt onDoubt) {
        this(inFlight, pace, attempts, giveUpAfter, onDoubt, null, null);
    }

    /** For a sink that is not configured: nothing starts, and nothing that ends is held against a delivery. */
    public static final Terms ABSENT =
            new Terms(0, Pace.UNLIMITED, Integer.MAX_VALUE, Duration.ofDays(36_525), OnDoubt.RESEND);
}
