package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.policy.OwnRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Looks at a store from beside the running instance, or when none runs. Writes nothing. */
public final class StoreReader implements AutoCloseable {
    static final String DELIVERIES = """
            select d.id, a.first, a.revision, a.status, r.name, a.subject, s.name, d.required, a.content, a.raised_at,
              {phase}, d.attempts, d.strikes, d.next_at, d.started_at, d.ended_at, {answer}, {digest}
            from delivery d join alert a on a.id = d.alert join name s on s.id = d.sink join name r on r.id = a.rule
            where 1 = 1""".replace("{phase}", AbsentSinks.PHASE)
            .replace("{answer}", AbsentSinks.ANSWER)
            .replace("{digest}", DigestReader.DIGEST);

    private static final String PHASES = """
            select s.name, g.phase, g.deliveries, a.raised_at from (
              select sink, phase, count(*) as deliveries, min(id) as oldest from delivery
              where phase < 10 group by sink, phase
              union all
              select sink, phase, count(*), min(id) from delivery where phase = 11 group by sink) g
            join delivery d on d.id = g.oldest join alert a on a.id = d.alert join name s on s.id = g.sink""";

    private final String place;
    private final Handle handle;
    private final String tag;
    private final StateTable states;

    StoreReader(String place, Handle handle) {
        this.place = place;
        this.handle = handle;
        this.tag = told(() ->
                handle.createQuery("select tag from store").mapTo(String.class).one());
        String uuid = told(() ->
                handle.createQuery("select uuid from store").mapTo(String.class).one());
        this.states = new StateTable(handle, new StateHash(uuid)::of);
    }

    /** The newest that match, newest first. */
    public List<DeliveryView> deliveries(DeliveryFilter filter) {
        return told(() -> {
            Query query = handle.createQuery(DELIVERIES + filter.sql());
            filter.bind(query);
            return query.map((rs, context) -> view(rs)).list();
        });
    }

    private DeliveryView view(ResultSet rs) throws SQLException {
        return new DeliveryView(
                rs.getLong(1),
                tag + "-" + rs.getLong(2),
                rs.getInt(3),
                Status.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                rs.getInt(8) == 1 ? Need.REQUIRED : Need.ALSO,
                rs.getString(9),
                Micros.time(rs.getLong(10)),
                new DeliveryState(
                        Phase.of(rs.getInt(11)),
                        rs.getInt(12),
                        rs.getInt(13),
                        Micros.timeOrNull(StateTable.longOrNull(rs, 14)),
                        Micros.timeOrNull(StateTable.longOrNull(rs, 15)),
                        Micros.timeOrNull(StateTable.longOrNull(rs, 16)),
                        rs.getString(17),
                        (Receipt) null),
                new DigestReader(handle, tag).id(StateTable.longOrNull(rs, 18)));
    }

    /** What became of an alert, by its id, or else of the keys that this text is found in; at most so many. */
    public List<Story> stories(String about, int most) {
        return told(() -> new StoryReader(handle, tag).about(about, most));
    }

    /** How many attempts left their delivery in doubt and were followed by another. */
    public long resentInDoubt() {
        return told(() -> handle.createQuery("select count(*) from attempt where phase = ?")
                .bind(0, Phase.IN_DOUBT.number())
                .mapTo(Long.class)
                .one());
    }

    /** What the running instance, or the last one, was told to do; empty when none ever said. */
    public Optional<ConfigurationRow> configuration() {
        return told(() -> handle.createQuery("select loaded_at, refused_at, refused from configuration")
                .map((rs, context) -> new ConfigurationRow(Micros.time(rs.getLong(1)), time(rs, 2), rs.getString(3)))
                .findFirst());
    }

    /** How much is in the store, in bytes. */
    public long usedBytes() {
        return told(() -> SqliteSize.used(handle));
    }

    /** When the oldest alert was raised that is still remembered; empty when there is none. */
    public Optional<Instant> remembersSince() {
        return told(() -> handle.createQuery("select raised_at from alert order by raised_at limit 1")
                .map((rs, context) -> Micros.time(rs.getLong(1)))
                .findFirst());
    }

    /** Whether an alert was raised once, and is remembered no more. */
    public boolean hasForgotten(String alert) {
        String number = alert.startsWith(tag + "-") ? alert.substring(tag.length() + 1) : "";
        return number.matches("[0-9]{1,18}")
                && told(() -> handle.createQuery("select coalesce(max(id), 0) >= :id and not exists"
                                + " (select 1 from alert where id = :id) and :id > 0 from alert")
                        .bind("id", Long.parseLong(number))
                        .mapTo(Boolean.class)
                        .one());
    }

    /** What is left under names of a kind that are not configured. */
    public List<OrphanView> orphans(NameKind kind, Set<String> configured) {
        return told(() -> new Holdings(handle).orphans(kind, configured));
    }

    public List<SourceView> sources() {
        return told(() -> handle.createQuery("""
                        select n.name, (select max(c.read_at) from checkpoint c where c.source = n.id),
                          case n.configured when 1 then h.state else 'gone' end,
                          case n.configured when 1 then h.detail else 'not in the configuration' end, h.since, h.seen_at
                        from name n left join health h on h.name = n.id where n.kind = 'source' and n.now is null order by n.name""")
                .map((rs, context) -> new SourceView(
                        rs.getString(1), time(rs, 2), rs.getString(3), rs.getString(4), time(rs, 5), time(rs, 6)))
                .list());
    }

    public List<RuleView> rules(Instant since) {
        return told(() -> handle.createQuery("""
                        select n.name, count(a.id), max(a.raised_at),
                          case n.configured when 1 then h.state else 'gone' end,
                          case n.configured when 1 then h.detail else 'not in the configuration' end
                        from name n left join health h on h.name = n.id
                        left join alert a on a.rule = n.id and a.raised_at >= :since and a.revision = 1
                        where n.kind = 'rule' group by n.name, n.configured, h.state, h.detail order by n.name""")
                .bind("since", Micros.of(since))
                .map((rs, context) ->
                        new RuleView(rs.getString(1), rs.getLong(2), time(rs, 3), rs.getString(4), rs.getString(5)))
                .filter(rule -> rule.alerts() > 0 || !OwnRule.isOwn(rule.name()))
                .list());
    }

    public List<SinkView> sinks() {
        return told(() -> {
            List<SinkView> views = new ArrayList<>();
            handle.createQuery("select id, name, configured from name where kind = 'sink' order by name")
                    .map((rs, context) -> rs.getInt(3) == 1
                            ? sink(rs.getInt(1), rs.getString(2))
                            : sink(rs.getInt(1), rs.getString(2)).absent())
                    .forEach(views::add);
            return views;
        });
    }

    /** The names of sinks that were configured once and are no longer. */
    public Set<String> absentSinks() {
        return told(() -> handle.createQuery("select name from name where kind = 'sink' and configured = 0")
                .mapTo(String.class)
                .set());
    }

    /** The deliveries that are open or dead, counted; what there is none of is left out. */
    public List<PhaseView> phases() {
        return told(() -> handle.createQuery(PHASES)
                .map((rs, context) -> new PhaseView(
                        rs.getString(1), Phase.of(rs.getInt(2)), rs.getLong(3), Micros.time(rs.getLong(4))))
                .list());
    }

    private SinkView sink(int id, String name) {
        long open = count("select count(*) from delivery where phase < 10 and phase < 3 and sink = ?", id);
        long parked = count("select count(*) from delivery where phase < 10 and phase = 3 and sink = ?", id);
        long dead = count("select count(*) from delivery where phase = 11 and sink = ?", id);
        return handle.createQuery("""
                        select a.raised_at, d.answer from delivery d join alert a on a.id = d.alert
                        where d.id = (select min(id) from delivery where phase < 10 and phase < 3 and sink = ?)""")
                .bind(0, id)
                .map((rs, context) -> new SinkView(name, open, parked, dead, time(rs, 1), rs.getString(2)))
                .findFirst()
                .orElseGet(() -> new SinkView(name, open, parked, dead, null, null));
    }

    /** The sinks that are in a storm, or have something left to tell of one. */
    public List<StormView> storms() {
        return told(() -> handle
                .createQuery("select id, name from name where kind = 'sink' order by name")
                .map((rs, context) -> storm(rs.getInt(1), rs.getString(2)))
                .list()
                .stream()
                .filter(storm -> storm.grouped() > 0 || storm.since() != null)
                .toList());
    }

    private StormView storm(int id, String sink) {
        long grouped = count("select count(*) from delivery where phase < 10 and phase = 4 and sink = ?", id);
        Instant since = new SmallTables(handle)
                .knownName(NameKind.RULE, OwnRule.STORM.word())
                .map(rule -> new StateAddress(rule, sink))
                .map(address -> states.find(List.of(address)).get(address))
                .map(StateRow::changedAt)
                .orElse(null);
        return new StormView(sink, grouped, since);
    }

    private long count(String sql, int sink) {
        return handle.createQuery(sql).bind(0, sink).mapTo(Long.class).one();
    }

    private static @Nullable Instant time(ResultSet rs, int column) throws SQLException {
        return Micros.timeOrNull(StateTable.longOrNull(rs, column));
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw StoreFailures.explain(place, e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
