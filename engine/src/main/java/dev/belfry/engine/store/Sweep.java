package dev.belfry.engine.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Forgets alerts that are over, with their deliveries and attempts, the oldest first and some at a time. Kept is what is
 * not delivered yet or waits for a person, what a rule's state still speaks of, and the latest row of each table, after
 * which the numbering goes on.
 */
final class Sweep {
    private final Handle handle;
    private final StateTable states;

    Sweep(Handle handle, StateTable states) {
        this.handle = handle;
        this.states = states;
    }

    private record Row(long id, long first, StateAddress address, long from, int deliveries, Instant raisedAt) {
        long last() {
            return from + deliveries - 1;
        }
    }

    /** One step, in one transaction. */
    Swept step(long after, Instant before, int most, Identity identity) {
        List<Row> rows = handle.createQuery(
                        "select id, first, rule, subject, delivery_from, deliveries, raised_at from alert"
                                + " where id > ? order by id limit ?")
                .bind(0, after)
                .bind(1, most)
                .map((rs, context) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        new StateAddress(rs.getInt(3), rs.getString(4)),
                        rs.getLong(5),
                        rs.getInt(6),
                        Micros.time(rs.getLong(7))))
                .list();
        long last = rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
        // Not up to the first that is young: one that was raised while the clock was far ahead would keep all after it.
        List<Row> old =
                rows.stream().filter(row -> row.raisedAt().isBefore(before)).toList();
        if (old.isEmpty()) {
            return beyond(last, before);
        }
        Set<Long> kept = kept(old, identity);
        List<Row> going = old.stream().filter(row -> !kept.contains(row.id())).toList();
        remove(going);
        return new Swept(last, going.size(), rows.size() < most);
    }

    /** Goes on at the next that is old, past any number that are not. */
    private Swept beyond(long last, Instant before) {
        // A sum has no index: it is found along that of the times.
        Long next = handle.createQuery("select min(id + 0) from alert where raised_at < ? and id + 0 > ?")
                .bind(0, Micros.of(before))
                .bind(1, last)
                .map((rs, context) -> Columns.longOrNull(rs, 1))
                .one();
        return next == null ? new Swept(last, 0, true) : new Swept(next - 1, 0, false);
    }

    private Set<Long> kept(List<Row> rows, Identity identity) {
        Set<Long> kept = new HashSet<>(Set.of(identity.lastAlert()));
        rows.stream().filter(row -> row.last() == identity.lastDelivery()).forEach(row -> kept.add(row.id()));
        long from = rows.stream().mapToLong(Row::from).min().orElse(0);
        long last = rows.stream().mapToLong(Row::last).max().orElse(0);
        kept.addAll(ids(
                "select distinct alert from delivery where id between ? and ? and (phase < 10 or phase = 11)",
                from,
                last));
        kept.addAll(ids(
                "select d.alert from digest g join delivery d on d.id = g.delivery"
                        + " where g.delivery between ? and ? and (g.settled is null or g.settled = 13)",
                from,
                last));
        Map<StateAddress, Long> spokenOf = spokenOf(rows);
        rows.stream()
                .filter(row -> Long.valueOf(row.first()).equals(spokenOf.get(row.address())))
                .forEach(row -> kept.add(row.id()));
        return kept;
    }

    private List<Long> ids(String sql, long from, long last) {
        return handle.createQuery(sql)
                .bind(0, from)
                .bind(1, last)
                .mapTo(Long.class)
                .list();
    }

    /** The alert, by its first revision, that each rule's state speaks of. */
    private Map<StateAddress, Long> spokenOf(List<Row> rows) {
        Map<StateAddress, StateRow> live =
                states.find(rows.stream().map(Row::address).distinct().toList());
        List<Long> latest = live.values().stream()
                .map(StateRow::alert)
                .filter(alert -> alert != null)
                .toList();
        Map<Long, Long> firsts = new HashMap<>();
        if (!latest.isEmpty()) {
            handle.createQuery("select id, first from alert where id in (<ids>)")
                    .bindList("ids", latest)
                    .map((rs, context) -> Map.entry(rs.getLong(1), rs.getLong(2)))
                    .forEach(entry -> firsts.put(entry.getKey(), entry.getValue()));
        }
        Map<StateAddress, Long> spokenOf = new HashMap<>();
        live.forEach((address, state) -> {
            Long first = state.alert() == null ? null : firsts.get(state.alert());
            if (first != null) {
                spokenOf.put(address, first);
            }
        });
        return spokenOf;
    }

    private void remove(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        for (String sql : List.of(
                "delete from attempt where delivery between ? and ?",
                "delete from digest where delivery between ? and ?",
                "delete from delivery where id between ? and ?")) {
            PreparedBatch batch = handle.prepareBatch(sql);
            rows.forEach(row -> batch.bind(0, row.from()).bind(1, row.last()).add());
            batch.execute();
        }
        PreparedBatch batch = handle.prepareBatch("delete from alert where id = ?");
        rows.forEach(row -> batch.bind(0, row.id()).add());
        batch.execute();
    }
}
