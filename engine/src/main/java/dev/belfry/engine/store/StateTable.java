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
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The states. A state lies where its hash says, or, when another key lies there, at the next place after it. */
final class StateTable {
    private static final String COLUMNS =
            "select hash, rule, subject, value, wake_at, alert, episode, because, changed_at from state ";
    private static final String KEEP = """
            insert into state (hash, rule, subject, crowded, version, value, wake_at, alert, episode, because, changed_at)
            values (?, ?, ?, 0, 1, ?, ?, ?, ?, ?, ?)
            on conflict (hash) do update set version = state.version + 1, value = excluded.value,
              wake_at = excluded.wake_at, alert = excluded.alert, episode = excluded.episode,
              because = excluded.because, changed_at = excluded.changed_at
            where state.rule = excluded.rule and state.subject = excluded.subject""";
    private static final int PLACES_AT_ONCE = 200;

    private final Handle handle;
    private final ToLongFunction<StateAddress> hash;

    StateTable(Handle handle, ToLongFunction<StateAddress> hash) {
        this.handle = handle;
        this.hash = hash;
    }

    Map<StateAddress, StateRow> find(Collection<StateAddress> addresses) {
        Map<StateAddress, StateRow> found = new HashMap<>();
        Map<Long, List<StateAddress>> wanted = new HashMap<>();
        for (StateAddress address : addresses) {
            wanted.computeIfAbsent(hash.applyAsLong(address), place -> new ArrayList<>(1))
                    .add(address);
        }
        while (!wanted.isEmpty()) {
            wanted = look(wanted, found);
        }
        return found;
    }

    /** Looks at every place; returns the places after those where another key lies. */
    private Map<Long, List<StateAddress>> look(
            Map<Long, List<StateAddress>> wanted, Map<StateAddress, StateRow> found) {
        Map<Long, List<StateAddress>> further = new HashMap<>();
        List<Long> places = List.copyOf(wanted.keySet());
        for (int from = 0; from < places.size(); from += PLACES_AT_ONCE) {
            for (Place place : read(places.subList(from, Math.min(places.size(), from + PLACES_AT_ONCE)))) {
                for (StateAddress address : wanted.getOrDefault(place.hash(), List.of())) {
                    if (!address.equals(place.address())) {
                        further.computeIfAbsent(StateHash.after(place.hash()), next -> new ArrayList<>(1))
                                .add(address);
                    } else if (place.row() != null) {
                        found.put(address, place.row());
                    }
                }
            }
        }
        return further;
    }

    private List<Place> read(List<Long> places) {
        return handle.createQuery(COLUMNS + "where hash in (<places>)")
                .bindList("places", places)
                .map((rs, context) -> place(rs))
                .list();
    }

    List<DueState> due(Instant now, Collection<Integer> rules, int most) {
        return handle
                .createQuery(COLUMNS + "where wake_at is not null and wake_at <= :now and rule in (<rules>)"
                        + " order by wake_at limit :most")
                .bind("now", Micros.of(now))
                .bindList("rules", orNobody(rules))
                .bind("most", most)
                .map((rs, context) -> place(rs))
                .list()
                .stream()
                .flatMap(place ->
                        Optional.ofNullable(place.row()).map(row -> new DueState(place.address(), row)).stream())
                .toList();
    }

    /** The first in the order of the index, so that it costs the same with a million states. */
    Optional<Instant> nextWake(Collection<Integer> rules) {
        return handle.createQuery("select wake_at from state where wake_at is not null and rule in (<rules>)"
                        + " order by wake_at limit 1")
                .bindList("rules", orNobody(rules))
                .map((rs, context) -> Micros.time(rs.getLong(1)))
                .findFirst();
    }

    /** SQL has no empty list. */
    private static List<Integer> orNobody(Collection<Integer> rules) {
        return rules.isEmpty() ? List.of(-1) : List.copyOf(rules);
    }

    void write(Map<StateAddress, Optional<StateRow>> states) {
        keep(states);
        states.forEach((address, row) -> {
            if (row.isEmpty()) {
                forget(address);
            }
        });
    }

    private void keep(Map<StateAddress, Optional<StateRow>> states) {
        List<StateAddress> kept = new ArrayList<>();
        List<StateRow> rows = new ArrayList<>();
        PreparedBatch batch = handle.prepareBatch(KEEP);
        for (Map.Entry<StateAddress, Optional<StateRow>> entry : states.entrySet()) {
            StateRow row = entry.getValue().orElse(null);
            if (row != null) {
                kept.add(entry.getKey());
                rows.add(row);
                bind(batch, hash.applyAsLong(entry.getKey()), entry.getKey(), row);
            }
        }
        int[] counts = kept.isEmpty() ? new int[0] : batch.execute();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                keepFurther(kept.get(i), rows.get(i));
            }
        }
    }

    private static void bind(PreparedBatch batch, long place, StateAddress address, StateRow row) {
        batch.bind(0, place)
                .bind(1, address.rule())
                .bind(2, address.key())
                .bind(3, row.value())
                .bind(4, Micros.ofNullable(row.wakeAt()))
                .bind(5, row.alert())
                .bind(6, row.episode())
                .bind(7, row.because())
                .bind(8, Micros.of(row.changedAt()))
                .add();
    }

    private void keepFurther(StateAddress address, StateRow row) {
        long place = hash.applyAsLong(address);
        int written = 0;
        while (written == 0) {
            handle.execute("update state set crowded = 1 where hash = ?", place);
            place = StateHash.after(place);
            PreparedBatch one = handle.prepareBatch(KEEP);
            bind(one, place, address, row);
            written = one.execute()[0];
        }
    }

    /** A crowded place keeps its row, emptied: the search for the other key has to go on past it. */
    private void forget(StateAddress address) {
        for (long place = hash.applyAsLong(address); ; place = StateHash.after(place)) {
            if (handle.execute(
                            "delete from state where hash = ? and rule = ? and subject = ? and crowded = 0",
                            place,
                            address.rule(),
                            address.key())
                    > 0) {
                return;
            }
            if (handle.execute(
                            "update state set value = null, wake_at = null, alert = null, episode = null, because = null "
                                    + "where hash = ? and rule = ? and subject = ?",
                            place,
                            address.rule(),
                            address.key())
                    > 0) {
                return;
            }
            if (isFree(place)) {
                return;
            }
        }
    }

    private boolean isFree(long place) {
        return handle.createQuery("select count(*) from state where hash = ?")
                        .bind(0, place)
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    /** A row as it lies; without a state where one was forgotten. */
    private record Place(
            long hash, StateAddress address, @Nullable StateRow row) {}

    private static Place place(ResultSet rs) throws SQLException {
        String value = rs.getString(4);
        StateRow row = value == null
                ? null
                : new StateRow(
                        value,
                        Micros.timeOrNull(longOrNull(rs, 5)),
                        longOrNull(rs, 6),
                        rs.getString(7),
                        rs.getString(8),
                        Micros.time(rs.getLong(9)));
        return new Place(rs.getLong(1), new StateAddress(rs.getInt(2), rs.getString(3)), row);
    }

    static @Nullable Long longOrNull(ResultSet rs, int column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
