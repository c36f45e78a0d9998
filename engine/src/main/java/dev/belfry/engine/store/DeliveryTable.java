package dev.belfry.engine.store;

import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The deliveries and their attempts. Every query on open ones repeats "phase < 10", as their partial index asks. */
final class DeliveryTable {
    private static final String COLUMNS =
            "select d.id, d.alert, d.sink, d.lane, d.required, d.phase, d.attempts, d.strikes, d.next_at, d.started_at,"
                    + " d.ended_at, d.answer, d.receipt from delivery d ";
    private static final String NEW = ready("d.phase = 0 and d.next_at is null");
    /** In the order in which they go. Each is read along the index, so that the first of a million cost as much as of ten. */
    static final List<String> READY = List.of(
            ready("d.phase = 2 and (d.next_at is null or d.next_at <= :now or d.next_at > :never)"),
            ready("d.phase = 0 and d.next_at <= :now"),
            ready("d.phase = 0 and d.next_at > :never"),
            NEW);

    static final String NEXT_READY =
            "select next_at from delivery where phase < 10 and sink = ? and phase = ? and next_at > ? order by next_at limit 1";
    static final String OPEN = "select id from delivery where phase < 10 and phase < 3 and sink = ?";
    static final String INTERRUPTED =
            COLUMNS + "where d.phase < 10 and d.sink = ? and d.phase = 1 order by d.next_at, d.id";
    /** Along the index of the open ones, whose next_at they leave empty. */
    static final String GROUPED = COLUMNS + """
            where d.phase < 10 and d.sink = ? and d.phase = 4 and d.next_at is null and d.id > ? and d.id <= ?
            order by d.id limit ?""";

    private static final String DROPPED = COLUMNS + """
            where d.id > ? and d.id <= ? and d.sink = ? and d.phase = 13 and d.attempts = 0 order by d.id limit ?""";
    private static final String CREATE = """
            insert into delivery (phase, attempts, strikes, next_at, started_at, ended_at, answer, receipt, id, alert, sink,
              lane, required)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update delivery set phase = ?, attempts = ?, strikes = ?, next_at = ?, started_at = ?, ended_at = ?,
              answer = ?, receipt = ? where id = ?""";
    /** Along the index, over those that wait only. */
    static final String HASTEN = """
            update delivery set next_at = :now
            where phase < 10 and sink = :sink and phase = :phase and next_at > :now and ended_at > :now""";

    private static final String ATTEMPT =
            "insert into attempt (delivery, number, started_at, ended_at, phase, answer) values (?, ?, ?, ?, ?, ?)";

    private static final int ASKED_AT_ONCE = 500;
    /** So that one lane's thousands need not be stepped over for each of them. */
    private static final int MOST_OF_A_LANE = 32;

    /** Where {@link #COLUMNS} have it. */
    private static final int LANE = 4;

    private final Handle handle;
    private final Function<String, Receipt> receipts;
    private final RowBatch create;
    private final RowBatch update;
    private final RowBatch attempt;

    DeliveryTable(Handle handle, Function<String, Receipt> receipts) {
        this.handle = handle;
        this.receipts = receipts;
        this.create = new RowBatch(handle, CREATE);
        this.update = new RowBatch(handle, UPDATE);
        this.attempt = new RowBatch(handle, ATTEMPT);
    }

    private static String ready(String range) {
        return COLUMNS + "where d.phase < 10 and d.sink = :sink and " + range + """
                 and not exists (
                    select 1 from delivery e
                    where e.phase < 3 and (e.phase > 0 or e.attempts > 0 or e.ended_at is not null)
                      and e.sink = d.sink and e.lane = d.lane and e.id < d.id)
                order by d.next_at, d.id""";
    }

    List<DeliveryRow> ready(int sink, Instant now, Set<Long> busy, int most) {
        Map<Long, Integer> taken = new HashMap<>();
        busy.forEach(lane -> taken.put(lane, MOST_OF_A_LANE));
        List<DeliveryRow> ready = new ArrayList<>();
        for (String range : READY) {
            if (ready.size() < most) {
                Query query = handle.createQuery(range)
                        .bind("sink", sink)
                        .bind("now", Micros.of(now))
                        .bind("never", Micros.of(now.plus(DeliveryState.LONGEST_PAUSE)));
                int each = range.equals(NEW) ? 1 : MOST_OF_A_LANE;
                take(query, lane -> taken.merge(lane, each, Integer::sum) <= MOST_OF_A_LANE, most, ready);
            }
        }
        return ready;
    }

    /**
     * SQL leaves out those behind one that is not new any more, and the new ones come in their order. Stops reading when
     * it has most, and reads no more of the thousands that may wait in one lane than it takes.
     */
    private void take(Query query, LongPredicate mayGo, int most, List<DeliveryRow> into) {
        try (Stream<Optional<DeliveryRow>> rows = query
                .map((rs, context) ->
                        mayGo.test(rs.getLong(LANE)) ? Optional.of(row(rs)) : Optional.<DeliveryRow>empty())
                .stream()) {
            rows.flatMap(Optional::stream).limit(most - into.size()).forEach(into::add);
        }
    }

    Optional<Instant> nextReady(int sink, Instant after) {
        return Stream.of(0, 2)
                .flatMap(phase -> nextReady(sink, phase, after).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> nextReady(int sink, int phase, Instant after) {
        return handle.createQuery(NEXT_READY)
                .bind(0, sink)
                .bind(1, phase)
                .bind(2, Micros.of(after))
                .map((rs, context) -> Micros.time(rs.getLong(1)))
                .findFirst();
    }

    boolean hasOpenBeyond(int sink, Set<Long> known) {
        try (Stream<Long> ids = handle.createQuery(OPEN).bind(0, sink).mapTo(Long.class).stream()) {
            return ids.anyMatch(id -> !known.contains(id));
        }
    }

    List<DeliveryRow> interrupted(int sink) {
        return handle.createQuery(INTERRUPTED)
                .bind(0, sink)
                .map((rs, context) -> row(rs))
                .list();
    }

    List<DeliveryRow> members(int sink, Phase phase, long after, long last, int most) {
        Query query = phase == Phase.GROUPED
                ? handle.createQuery(GROUPED).bind(0, sink).bind(1, after).bind(2, last)
                : handle.createQuery(DROPPED).bind(0, after).bind(1, last).bind(2, sink);
        return query.bind(3, most).map((rs, context) -> row(rs)).list();
    }

    Optional<DeliveryRow> find(long id) {
        return handle.createQuery(COLUMNS + "where d.id = ?")
                .bind(0, id)
                .map((rs, context) -> row(rs))
                .findOne();
    }

    Map<Long, List<DeliveryEnd>> ends(Collection<AlertRow> alerts) {
        Map<Long, Long> alertOf = new LinkedHashMap<>();
        for (AlertRow alert : alerts) {
            for (int i = 0; i < alert.deliveries(); i++) {
                alertOf.put(alert.deliveryFrom() + i, alert.id());
            }
        }
        List<Long> ids = List.copyOf(alertOf.keySet());
        Map<Long, List<DeliveryEnd>> ends = new HashMap<>();
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            read(ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE)))
                    .forEach(end -> ends.computeIfAbsent(alertOf.get(end.id()), alert -> new ArrayList<>())
                            .add(end));
        }
        return ends;
    }

    private List<DeliveryEnd> read(List<Long> ids) {
        return handle.createQuery("select id, sink, required, phase from delivery where id in (<ids>) order by id")
                .bindList("ids", ids)
                .map((rs, context) ->
                        new DeliveryEnd(rs.getLong(1), rs.getInt(2), Columns.need(rs, 3), Phase.of(rs.getInt(4))))
                .list();
    }

    @Nullable
    DeliveryState last(long from, int count, int sink) {
        return handle.createQuery(COLUMNS + "where d.id >= ? and d.id < ? and d.sink = ?")
                .bind(0, from)
                .bind(1, from + count)
                .bind(2, sink)
                .map((rs, context) -> row(rs).state())
                .findFirst()
                .orElse(null);
    }

    void create(Collection<DeliveryRow> rows) {
        rows.forEach(row -> create.add(values(
                row.state(), row.id(), row.alert(), row.sink(), row.lane(), row.need() == Need.REQUIRED ? 1 : 0)));
        create.execute();
    }

    void update(Map<Long, DeliveryState> states) {
        states.forEach((id, state) -> update.add(values(state, id)));
        update.execute();
    }

    /** A state's columns, and those after them. */
    private static @Nullable Object[] values(DeliveryState state, Number... others) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                state.phase().number(),
                state.attempts(),
                state.strikes(),
                Micros.ofNullable(state.nextAt()),
                Micros.ofNullable(state.startedAt()),
                Micros.ofNullable(state.endedAt()),
                state.answer(),
                receipt(state)));
        values.addAll(List.of(others));
        return values.toArray();
    }

    private static @Nullable String receipt(DeliveryState state) {
        Receipt receipt = state.receipt();
        return receipt == null ? null : receipt.value().write();
    }

    /** Lets those be due that were made to wait after {@code now}. */
    void hasten(Map<Integer, Instant> sinks) {
        sinks.forEach((sink, now) -> List.of(Phase.PENDING, Phase.IN_DOUBT)
                .forEach(phase -> handle.createUpdate(HASTEN)
                        .bind("sink", sink)
                        .bind("phase", phase.number())
                        .bind("now", Micros.of(now))
                        .execute()));
    }

    void attempts(Map<Long, List<Changes.AttemptRow>> attempts) {
        attempts.forEach((delivery, rows) -> rows.forEach(row -> attempt.add(
                delivery,
                row.number(),
                Micros.of(row.startedAt()),
                Micros.ofNullable(row.endedAt()),
                row.left().number(),
                row.answer())));
        attempt.execute();
    }

    void close() {
        create.close();
        update.close();
        attempt.close();
    }

    private DeliveryRow row(ResultSet rs) throws SQLException {
        String receipt = rs.getString(13);
        DeliveryState state = new DeliveryState(
                Phase.of(rs.getInt(6)),
                rs.getInt(7),
                rs.getInt(8),
                Columns.timeOrNull(rs, 9),
                Columns.timeOrNull(rs, 10),
                Columns.timeOrNull(rs, 11),
                rs.getString(12),
                receipt == null ? null : receipts.apply(receipt));
        return new DeliveryRow(
                rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getLong(LANE), Columns.need(rs, 5), state);
    }
}
