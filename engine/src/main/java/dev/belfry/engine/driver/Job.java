package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.store.DeliveryRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in memory, with what it says.
 *
 * @param previous the row of the revision before; null when there is none
 */
record Job(DeliveryRow row, Alert alert, @Nullable Long previous) {
    boolean isDue(Instant now) {
        return row.state().isDue(now);
    }

    Job with(DeliveryState state) {
        return new Job(row.with(state), alert, previous);
    }

    long id() {
        return row.id();
    }

    long lane() {
        return row.lane();
    }
}
