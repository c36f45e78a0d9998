package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.engine.store.DeliveryRow;

/** A delivery in memory, with what it says. */
record Job(DeliveryRow row, Alert alert) {
    long id() {
        return row.id();
    }

    long lane() {
        return row.lane();
    }
}
