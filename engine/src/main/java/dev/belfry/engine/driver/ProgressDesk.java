package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryEnd;
import dev.belfry.engine.store.Store;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which alerts are told. Those raised lately are in memory, the others are read when one of their deliveries ends. */
final class ProgressDesk {
    private static final int REMEMBERED = 50_000;

    private final Store store;
    private final Map<Long, Progress> lately = new LinkedHashMap<>(1024) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Progress> eldest) {
            return size() > REMEMBERED;
        }
    };

    ProgressDesk(Store store) {
        this.store = store;
    }

    void raised(Progress alert) {
        if (!alert.isOver()) {
            lately.put(alert.alert(), alert);
        }
    }

    /** Reads in one go what will be asked for; before a turn changes anything. */
    void prefetch(Collection<AlertRow> alerts) {
        List<AlertRow> unknown =
                alerts.stream().filter(row -> !lately.containsKey(row.id())).toList();
        if (!unknown.isEmpty()) {
            Map<Long, List<DeliveryEnd>> ends = store.ends(unknown);
            unknown.forEach(row -> lately.put(row.id(), new Progress(row, ends.getOrDefault(row.id(), List.of()))));
        }
    }

    /** The alert, if it is this move of a delivery that makes it told. */
    Optional<Progress> moved(long alert, long delivery, Phase phase, Turn turn) {
        Progress progress = lately.get(alert);
        if (progress == null) {
            progress = read(alert, turn);
            if (progress == null) {
                return Optional.empty();
            }
            lately.put(alert, progress);
        }
        boolean before = progress.isTold();
        progress.moved(delivery, phase);
        if (progress.isOver()) {
            lately.remove(alert);
        }
        return !before && progress.isTold() ? Optional.of(progress) : Optional.empty();
    }

    /** As it is on disk, and as this turn has changed it so far. */
    private @Nullable Progress read(long alert, Turn turn) {
        AlertRow row = store.alert(alert).orElse(null);
        if (row == null) {
            return null;
        }
        Progress progress = new Progress(row, store.ends(List.of(row)).getOrDefault(alert, List.of()));
        turn.changes().updated().forEach((id, state) -> progress.moved(id, state.phase()));
        return progress;
    }
}
