package dev.belfry.engine.delivery;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.sink.Pace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sink at its pace: attempts start no faster than they are earned, over time, and no more at once than were saved
 * up. Kept in memory only, as a circuit is; after a restart a whole burst may go.
 */
public final class Pacing implements Machine<Pacing.Spent, Pacing.Started, Pacing.Nothing> {
    private final Pace pace;

    public Pacing(Pace pace) {
        this.pace = pace;
    }

    /**
     * What was sent and is not earned back yet.
     *
     * @param until when all of it will be
     */
    public record Spent(Instant until) {}

    /** An attempt starts. */
    public record Started() {}

    /** There are no outputs. */
    public enum Nothing {}

    @Override
    public Step<Spent, Nothing> step(@Nullable Spent state, Started input, Instant now) {
        if (isUnlimited()) {
            return Step.keep(state, Reason.of("as fast as they come"));
        }
        return Step.keep(new Spent(spentUntil(state, now).plus(pace.every())), Reason.of("one more is sent"));
    }

    /** How many attempts may start. */
    public int room(@Nullable Spent state, Instant now) {
        if (isUnlimited()) {
            return Integer.MAX_VALUE;
        }
        long owed = Duration.between(now, spentUntil(state, now)).toNanos();
        long every = pace.every().toNanos();
        return (int) Math.max(0, pace.burst() - (owed + every - 1) / every);
    }

    /** When the next attempt may start; {@code now} when one may. */
    public Instant nextAt(@Nullable Spent state, Instant now) {
        if (room(state, now) > 0) {
            return now;
        }
        return spentUntil(state, now).minus(pace.every().multipliedBy(pace.burst() - 1L));
    }

    private boolean isUnlimited() {
        return pace.every().isZero();
    }

    /** A debt that is larger than any can be was made by a clock that has been put back since, and is forgiven. */
    private Instant spentUntil(@Nullable Spent state, Instant now) {
        Instant until = state == null ? now : state.until();
        Instant most = now.plus(pace.every().multipliedBy(pace.burst()));
        return until.isAfter(now) && !until.isAfter(most) ? until : now;
    }
}
