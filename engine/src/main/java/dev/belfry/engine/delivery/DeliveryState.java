package dev.belfry.engine.delivery;

import dev.belfry.core.sink.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of one delivery so far.
 *
 * @param attempts how many were started
 * @param strikes how many of them count against it
 * @param nextAt when to try again; null for as soon as there is room
 * @param startedAt of the latest attempt
 * @param endedAt of the latest attempt
 * @param answer what came of the latest attempt, one line without secrets
 * @param waited how long the pauses after its strikes took together
 */
public record DeliveryState(
        Phase phase,
        int attempts,
        int strikes,
        @Nullable Instant nextAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String answer,
        @Nullable Receipt receipt,
        Duration waited) {
    /**
     * No delivery is made to wait for longer than this. One that says so all the same was told by a clock that has been
     * put back since, and is due.
     */
    public static final Duration LONGEST_PAUSE = Backoff.LONGEST_ASKED.plusSeconds(1);

    /** One that has not waited. */
    public DeliveryState(
            Phase phase,
            int attempts,
            int strikes,
            @Nullable Instant nextAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String answer,
            @Nullable Receipt receipt) {
        this(phase, attempts, strikes, nextAt, startedAt, endedAt, answer, receipt, Duration.ZERO);
    }

    /** A delivery that nobody has tried yet. */
    public static final DeliveryState NEW = new DeliveryState(Phase.PENDING, 0, 0, null, null, null, null, null);

    /** One that is never tried by itself: a digest tells it. */
    public static final DeliveryState GROUPED = new DeliveryState(Phase.GROUPED, 0, 0, null, null, null, null, null);

    /** Whether an attempt may start at {@code now}. */
    public boolean isDue(Instant now) {
        boolean waits = phase == Phase.PENDING || phase == Phase.IN_DOUBT;
        return waits && (nextAt == null || !nextAt.isAfter(now) || wasPutBack(nextAt, now));
    }

    /** Whether the clock has been put back since it was made to wait. */
    private boolean wasPutBack(Instant until, Instant now) {
        boolean begins = endedAt != null && endedAt.isAfter(now);
        return begins || until.isAfter(now.plus(LONGEST_PAUSE));
    }

    DeliveryState started(Instant now) {
        return new DeliveryState(Phase.SENDING, attempts + 1, strikes, null, now, null, null, receipt, waited);
    }

    /** As if it had never failed; its attempts go on counting. */
    DeliveryState replayed() {
        return new DeliveryState(Phase.PENDING, attempts, 0, null, startedAt, endedAt, answer, null);
    }

    DeliveryState ended(Phase how, @Nullable String said, @Nullable Receipt got, Instant now) {
        return new DeliveryState(how, attempts, strikes, null, startedAt, now, said, got, waited);
    }

    DeliveryState waiting(Phase how, Instant again, String said, Instant now) {
        return new DeliveryState(how, attempts, strikes, again, startedAt, now, said, receipt, waited);
    }

    /** Its failure counts against it, and so does the pause that follows. */
    DeliveryState struck(Duration pause) {
        return new DeliveryState(
                phase, attempts, strikes + 1, nextAt, startedAt, endedAt, answer, receipt, waited.plus(pause));
    }
}
