package dev.belfry.engine.driver;

import dev.belfry.core.machine.Reason;
import dev.belfry.engine.codec.CodecException;
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
import java.util.Optional;
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
    private final HungCalls hung;
    private final List<Integer> rules;
    private final Map<StateAddress, Kept> lately = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StateAddress, Kept> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable Instant nextWake;

    StateDesk(Store store, Map<Integer, RuleBook<?>> books, HungCalls hung) {
        this.store = store;
        this.books = books;
        this.hung = hung;
        this.rules = List.copyOf(books.keySet());
        this.nextWake = store.nextWake(this.rules).orElse(null);
    }

    @Nullable
    Instant nextWake() {
        return nextWake;
    }

    /** Reads what will be asked for in one go. */
    void prefetch(Collection<StateAddress> addresses, Turn turn) {
        List<StateAddress> unknown = new ArrayList<>();
        for (StateAddress address : addresses) {
            if (!lately.containsKey(address) && !turn.changes().states().containsKey(address)) {
                unknown.add(address);
            }
        }
        if (!unknown.isEmpty()) {
            Map<StateAddress, StateRow> rows = store.states(unknown);
            unknown.forEach(address -> remember(address, rows.get(address)));
        }
    }

    /**
     * The state as this turn has left it so far.
     *
     * @throws CodecException when what is stored is no state of this rule, which may be of another version now
     */
    Kept get(StateAddress address, RuleBook<?> book, Turn turn) {
        Kept kept = lately.get(address);
        if (kept == null) {
            StateRow row = row(address, turn);
            kept = row == null ? Kept.NOTHING : decode(address, row, book);
            lately.put(address, kept);
        }
        return kept;
    }

    private @Nullable StateRow row(StateAddress address, Turn turn) {
        Optional<StateRow> changed = turn.changes().states().get(address);
        return changed == null ? store.states(List.of(address)).get(address) : changed.orElse(null);
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

    void keep(StateAddress address, Kept kept, String text, Reason because, Turn turn) {
        lately.put(address, kept);
        wakeBy(kept.wakeAt());
        StateRow row =
                new StateRow(text, kept.wakeAt(), kept.alert(), kept.episode(), StoreText.of(because), turn.now());
        turn.changes().state(address, row);
    }

    /** A key without a state has no alert to go on with either. */
    void forget(StateAddress address, Kept before, Turn turn) {
        if (before.state() != null) {
            lately.put(address, Kept.NOTHING);
            turn.changes().state(address, null);
        }
    }

    /** Leaves a state as it is, whatever it is, and lets it sleep. */
    void postpone(StateAddress address, Instant wakeAt, Turn turn) {
        StateRow row = row(address, turn);
        if (row != null) {
            lately.remove(address);
            wakeBy(wakeAt);
            turn.changes()
                    .state(
                            address,
                            new StateRow(row.value(), wakeAt, row.alert(), row.episode(), row.because(), turn.now()));
        }
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
        if (book == null) {
            return;
        }
        try {
            lately.put(address, row == null ? Kept.NOTHING : decode(address, row, book));
        } catch (CodecException | IllegalStateException toldWhenItIsAskedFor) {
            lately.remove(address);
        }
    }

    private Kept decode(StateAddress address, StateRow row, RuleBook<?> book) {
        hung.refuse(book, address);
        return new Kept(book.read(row.value(), address), row.wakeAt(), row.alert(), row.episode());
    }
}
