package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what became of an alert's revision before at the same sink, on disk or as this turn has made it. */
final class Earlier {
    private final Store store;
    private final int sink;

    Earlier(Store store, int sink) {
        this.store = store;
        this.sink = sink;
    }

    /**
     * The delivery of a revision.
     *
     * @param alert the revision's row; null for none
     */
    Optional<DeliveryRow> of(@Nullable Long alert, Turn turn) {
        if (alert == null) {
            return Optional.empty();
        }
        AlertRow fresh = turn.changes().alert(alert);
        Optional<AlertRow> row = fresh == null ? store.alert(alert) : Optional.of(fresh);
        return row.flatMap(known -> delivery(known, turn));
    }

    private Optional<DeliveryRow> delivery(AlertRow alert, Turn turn) {
        for (long id = alert.deliveryFrom(); id < alert.deliveryFrom() + alert.deliveries(); id++) {
            DeliveryRow created = turn.changes().created().get(id);
            DeliveryRow row = created == null ? store.delivery(id).orElse(null) : created;
            if (row != null && row.sink() == sink) {
                DeliveryState updated = turn.changes().updated().get(id);
                return Optional.of(updated == null ? row : row.with(updated));
            }
        }
        return Optional.empty();
    }
}
