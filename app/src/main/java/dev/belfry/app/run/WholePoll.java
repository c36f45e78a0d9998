package dev.belfry.app.run;

import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a poll that takes several rounds to where everything has been brought: until each split has come whole, and the
 * first of them comes again or none is due before long.
 */
final class WholePoll {
    private static final int MOST_ROUNDS = 50;
    /** Between two rounds of one poll. Who wants a longer one speaks of the next poll. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Map<String, Boolean> splits = new HashMap<>();
    private int rounds;
    private boolean isOver;

    /** @param known the checkpoint that the batch's split had before; null when it had none */
    void take(Batch batch, @Nullable Checkpoint known, Instant now) {
        boolean cameBefore = splits.containsKey(batch.split());
        splits.merge(batch.split(), isWhole(batch, known), Boolean::logicalOr);
        rounds++;
        isOver = isLater(batch.pollAgainAt(), now)
                || (cameBefore && !splits.containsValue(false))
                || rounds >= MOST_ROUNDS * splits.size();
    }

    boolean isOver() {
        return isOver;
    }

    private static boolean isLater(Instant again, Instant now) {
        return Duration.between(now, again).compareTo(LONGEST_PAUSE) > 0;
    }

    /** A source goes on from another checkpoint once it has brought everything. */
    private static boolean isWhole(Batch batch, @Nullable Checkpoint known) {
        return !batch.checkpoint().equals(known)
                && (known != null || !batch.events().isEmpty());
    }
}
