package dev.belfry.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The states. They are found by their hash, which two keys may share. */
final class StateTable {
    private static final String COLUMNS =
            "select rule, subject, value, wake_at, alert, episode, because, changed_at from state ";
    private static final String CHANGE = """
            update state set value = ?, wake_at = ?, alert = ?, episode = ?, because = ?, changed_at = ?
            where hash = ? and rule = ? and subject = ?""";
    private static final String CREATE = """
            insert into state (value, wake_at, alert, episode, because, changed_at, hash, rule, subject)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FORGET = "delete from state where hash = ? and rule = ? and subject = ?";
    private static final int ASKED_AT_ONCE = 200;

    private final Handle handle;
    private final ToLongFunction<StateAddress> hash;
    private final RowBatch change;
    private final RowBatch create;

    StateTable(Handle handle, ToLongFunction<StateAddress> hash) {
        this.handle = handle;
        this.hash = hash;
        this.change = new RowBatch(handle, CHANGE);
        this.create = new RowBatch(handle, CREATE);
    }

    Map<StateAddress, StateRow> find(Collection<StateAddress> addresses) {
        Set<StateAddress> wanted = Set.copyOf(addresses);
        List<Long> hashes = wanted.stream().map(hash::applyAsLong).distinct().toList();
        Map<StateAddress, StateRow> found = new HashMap<>();
        for (int from = 0; from < hashes.size(); from += ASKED_AT_ONCE) {
            for (DueState state : read(hashes.subList(from, Math.min(hashes.size(), from + ASKED_AT_ONCE)))) {
                if (wanted.contains(state.address())) {
                    found.put(state.address(), state.row());
                }
            }
        }
        return found;
    }

    private List<DueState> read(List<Long> hashes) {
        return handle.createQuery(COLUMNS + "where hash in (<hashes>)")
                .bindList("hashes", hashes)
                .map((rs, context) -> state(rs))
                .list();
    }

    List<DueState> due(Instant now, Collection<Integer> rules, int most) {
        return handle.createQuery(COLUMNS + "where wake_at is not null and wake_at <= :now and rule in (<rules>)"
                        + " order by wake_at limit :most")
                .bind("now", Micros.of(now))
                .bindList("rules", orNobody(rules))
                .bind("most", most)
                .map((rs, context) -> state(rs))
                .list();
    }

    /** The first in the order of the index, so that it costs the same with a million states. */
    Optional<Instant> nextWake(Collection<Integer> rules) {
        return handle.createQuery("select wake_at from state where wake_at is not null and rule in (<rules>)"
                        + " order by wake_at limit 1")
                .bindList("rules", orNobody(rules))
                .map((rs, context) -> Columns.time(rs, 1))
                .findFirst();
    }

    /** SQL has no empty list. */
    private static List<Integer> orNobody(Collection<Integer> rules) {
        return rules.isEmpty() ? List.of(-1) : List.copyOf(rules);
    }

    void write(Map<StateAddress, Optional<StateRow>> states) {
        List<Object[]> kept = new ArrayList<>();
        states.forEach((address, row) -> row.ifPresentOrElse(
                state -> kept.add(values(address, state)),
                () -> handle.execute(FORGET, hash.applyAsLong(address), address.rule(), address.key())));
        kept.forEach(change::add);
        int[] changed = change.execute();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                create.add(kept.get(i));
            }
        }
        create.execute();
    }

    /** For {@link #CHANGE} and for {@link #CREATE}. */
    private @Nullable Object[] values(StateAddress address, StateRow row) {
        return new @Nullable Object[] {
            row.value(),
            Micros.ofNullable(row.wakeAt()),
            row.alert(),
            row.episode(),
            row.because(),
            Micros.of(row.changedAt()),
            hash.applyAsLong(address),
            address.rule(),
            address.key()
        };
    }

    void close() {
        change.close();
        create.close();
    }

    private static DueState state(ResultSet rs) throws SQLException {
        StateRow row = new StateRow(
                rs.getString(3),
                Columns.timeOrNull(rs, 4),
                Columns.longOrNull(rs, 5),
                rs.getString(6),
                rs.getString(7),
                Columns.time(rs, 8));
        return new DueState(new StateAddress(rs.getInt(1), rs.getString(2)), row);
    }
}
