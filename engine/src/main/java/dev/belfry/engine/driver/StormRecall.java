package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.OwnAlerts.Standing;
import dev.belfry.engine.driver.StormDesk.Known;
import dev.belfry.engine.policy.StormInput;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier engine left of one sink's storm: how far it had told it, and what it grouped. That is counted again,
 * some in each turn, so that others get theirs.
 */
final class StormRecall {
    private static final int COUNTED_AT_ONCE = 1_000;

    private final int sink;
    private final Store store;
    private final Earlier earlier;
    private final Function<AlertRow, Alert> alerts;
    private final @Nullable Standing<Known> standing;
    /** The latest delivery there was. */
    private final long last;
    /** So far they are counted, or in a digest. */
    private long counted;

    private @Nullable StormInput input;

    StormRecall(int sink, Store store, OwnAlerts<Known> own, Function<AlertRow, Alert> alerts) {
        this.sink = sink;
        this.store = store;
        this.earlier = new Earlier(store, sink);
        this.alerts = alerts;
        this.standing = own.read().orElse(null);
        this.last = own.lastDelivery();
        this.counted = store.lastDigested(sink);
        this.input = recall();
    }

    private @Nullable StormInput recall() {
        if (standing != null) {
            return StormInput.RESTARTED;
        }
        if (members(1).isEmpty()) {
            counted = last;
            return null;
        }
        return StormInput.FOUND;
    }

    private List<DeliveryRow> members(int most) {
        return store.members(sink, Phase.GROUPED, counted, last, most);
    }

    /** The storm that it was in; null when it was in none. */
    @Nullable
    Standing<Known> standing() {
        return standing;
    }

    /** Whether the storm's machine has yet to take what was left. */
    boolean isNew() {
        return input != null;
    }

    /** What the storm's machine is to take before anything else; null the next time, or when nothing was left. */
    @Nullable
    StormInput take() {
        StormInput first = input;
        input = null;
        return first;
    }

    boolean isCounted() {
        return counted >= last;
    }

    /** Hears of each delivery that was grouped, and of the one before it. */
    interface Counter {
        void count(Alert alert, @Nullable DeliveryRow before);
    }

    void countSome(Counter counter, Turn turn) {
        List<DeliveryRow> rows = members(COUNTED_AT_ONCE);
        Map<Long, AlertRow> told =
                store.alerts(rows.stream().map(DeliveryRow::alert).toList());
        for (DeliveryRow row : rows) {
            AlertRow alert = told.get(row.alert());
            if (alert != null) {
                counter.count(
                        alerts.apply(alert), earlier.of(alert.previous(), turn).orElse(null));
            }
        }
        counted =
                rows.size() < COUNTED_AT_ONCE ? last : rows.get(rows.size() - 1).id();
    }
}
