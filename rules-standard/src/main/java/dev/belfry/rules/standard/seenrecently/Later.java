package dev.belfry.rules.standard.seenrecently;

import org.jspecify.annotations.Nullable;

/**
 * What happened after the read that started an episode, kept until the episode is over.
 *
 * @param wish what people have wanted since; null when they have said nothing
 * @param sighting a visit since that is to be told as well; a later poll may not bring it again
 */
record Later(@Nullable Wish wish, @Nullable Sighting sighting) {
    static Later of(@Nullable Wish wish) {
        return new Later(wish, null);
    }

    /**
     * The same when the row adds nothing. The visit is kept even when the label was removed, since rows of one
     * millisecond that come again would lose it; whether it still is to be told is decided when the episode is over.
     */
    Later after(LabelChange change) {
        Wish wished = Wish.after(wish, change);
        return wished.equals(wish) ? this : new Later(wished, sighting);
    }

    /** The same when this visit need not be remembered. */
    Later after(Sighting visit, Episode episode, Recency recency) {
        if (wish == null || !wish.isSet() || isTakenCareOf(wish)) {
            return this;
        }
        return recency.against(visit, wish, episode.visit()).isPresent() ? this : new Later(wish, visit);
    }

    /** A visit from before the newest set does not answer that set. */
    private boolean isTakenCareOf(Wish wished) {
        return sighting != null && Times.isBeforeRead(wished.newest().at(), sighting.readAt());
    }
}
