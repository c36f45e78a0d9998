package dev.belfry.engine.driver;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key's state in memory.
 *
 * @param state null when there is none
 * @param alert the row of its latest alert
 * @param episode what the rule called that alert
 */
record Kept(
        @Nullable Object state,
        @Nullable Instant wakeAt,
        @Nullable Long alert,
        @Nullable String episode) {
    static final Kept NOTHING = new Kept(null, null, null, null);

    /** Whether there is anything to write. The very same state is unchanged; one that is equal may not be asked. */
    boolean differsFrom(Kept before) {
        return state != before.state || !Objects.equals(wakeAt, before.wakeAt) || !Objects.equals(alert, before.alert);
    }

    Kept moved(@Nullable Object to, @Nullable Instant wakesAt) {
        return new Kept(to, wakesAt, alert, episode);
    }

    Kept saying(long newAlert, String newEpisode) {
        return new Kept(state, wakeAt, newAlert, newEpisode);
    }
}
