package dev.belfry.engine.driver;

import dev.belfry.core.machine.Reason;
import dev.belfry.engine.store.DueState;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.StateRow;
import dev.belfry.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states the driver works with: those used lately are in memory, the others are read when asked for. That a key has
 * no state is remembered too.
 */
final class StateDesk {
    private static final int REMEMBERED = 100_000;
    private static final int DUE_AT_ONCE = 500;

    private final Store store;
    private final Map<Integer, RuleBook<?>> books;
    private final List<Integer> rules;
    private final Map<StateAddress, Kept> lately = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StateAddress, Kept> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable Instant nextWake;

    StateDesk(Store store, Map<Integer, RuleBook<?>> books) {
        this.store = store;
        this.books = books;
        this.rules = List.copyOf(books.keySet());
        this.nextWake = store.nextWake(this.rules).orElse(null);
    }

    @Nullable
    Instant nextWake() {
        return nextWake;
    }

    /** Reads what will be asked for in one go. */
    void prefetch(Collection<StateAddress> addresses) {
        List<StateAddress> unknown = new ArrayList<>();
        for (StateAddress address : addresses) {
            if (!lately.containsKey(address)) {
                unknown.add(address);
            }
        }
        if (!unknown.isEmpty()) {
            Map<StateAddress, StateRow> rows = store.states(unknown);
            unknown.forEach(address -> remember(address, rows.get(address)));
        }
    }

    Kept get(StateAddress address, RuleBook<?> book) {
        Kept kept = lately.get(address);
        if (kept == null) {
            StateRow row = store.states(List.of(address)).get(address);
            kept = row == null ? Kept.NOTHING : decode(row, book);
            lately.put(address, kept);
        }
        return kept;
    }

    /** States whose time has come and that this turn has not touched yet. */
    List<StateAddress> due(Turn turn) {
        if (nextWake == null || nextWake.isAfter(turn.now())) {
            return List.of();
        }
        List<StateAddress> due = new ArrayList<>();
        for (DueState state : store.due(turn.now(), rules, DUE_AT_ONCE)) {
            if (!turn.changes().states().containsKey(state.address())) {
                if (!lately.containsKey(state.address())) {
                    remember(state.address(), state.row());
                }
                due.add(state.address());
            }
        }
        return due;
    }

    void keep(StateAddress address, Kept kept, RuleBook<?> book, Reason because, Turn turn) {
        lately.put(address, kept);
        if (kept.state() == null) {
            turn.changes().state(address, null);
            return;
        }
        wakeBy(kept.wakeAt());
        turn.changes()
                .state(
                        address,
                        new StateRow(
                                book.write(kept.state()),
                                kept.wakeAt(),
                                kept.alert(),
                                kept.episode(),
                                StoreText.of(because),
                                turn.now()));
    }

    /** After the commit of a turn whose timers were due: the next one is on disk. */
    void timersServed(Instant now) {
        if (nextWake != null && !nextWake.isAfter(now)) {
            nextWake = store.nextWake(rules).orElse(null);
        }
    }

    private void wakeBy(@Nullable Instant time) {
        if (time != null && (nextWake == null || time.isBefore(nextWake))) {
            nextWake = time;
        }
    }

    private void remember(StateAddress address, @Nullable StateRow row) {
        RuleBook<?> book = books.get(address.rule());
        if (book != null) {
            lately.put(address, row == null ? Kept.NOTHING : decode(row, book));
        }
    }

    private static Kept decode(StateRow row, RuleBook<?> book) {
        return new Kept(book.read(row.value()), row.wakeAt(), row.alert(), row.episode());
    }
}
