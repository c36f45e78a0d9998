package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a visit of a client is to be told. */
record Recency(Duration within) {
    /**
     * Why this visit is not told, or not yet; empty when it is to be told.
     *
     * @param wish what people are known to want; null when nothing is known but that the label is on
     * @param told the visit that was told last; null when none was
     */
    Optional<Reason> against(Sighting sighting, @Nullable Wish wish, @Nullable Instant told) {
        if (wish != null && !Times.isBeforeRead(wish.first().at(), sighting.readAt())) {
            return Optional.of(Reason.of(
                    "waits for the next poll: {by} set the label at {set}, after this read began at {read}",
                    wish.first().by(),
                    wish.first().at(),
                    sighting.readAt()));
        }
        if (told != null && !sighting.seen().isAfter(told)) {
            return Optional.of(Reason.of("waits: the visit at {seen} was told already", sighting.seen()));
        }
        if (isRecent(sighting, wish)) {
            return Optional.empty();
        }
        return Optional.of(why(sighting, wish));
    }

    /** Whether the client was seen so lately that it can be expected to be still there. */
    boolean isThere(Sighting sighting) {
        return sighting.ago().compareTo(within) <= 0;
    }

    private boolean isRecent(Sighting sighting, @Nullable Wish wish) {
        Instant seen = sighting.seen();
        // Someone who waits for it wants to hear of every visit since, however late we learn of it.
        if (wish != null && !seen.isBefore(wish.first().at())) {
            return true;
        }
        boolean soonEnough =
                wish == null || !seen.plus(within).isBefore(wish.first().at());
        return soonEnough && (isThere(sighting) || isSince(sighting));
    }

    private static boolean isSince(Sighting sighting) {
        return sighting.since() != null && !sighting.seen().isBefore(sighting.since());
    }

    private Reason why(Sighting sighting, @Nullable Wish wish) {
        if (wish != null && (isThere(sighting) || isSince(sighting))) {
            return Reason.of(
                    "waits: seen last at {seen}, longer than {within} before {by} set the label at {set}",
                    sighting.seen(),
                    within,
                    wish.first().by(),
                    wish.first().at());
        }
        return Reason.of("waits: seen {ago} ago, longer than {within}", sighting.ago(), within);
    }
}
