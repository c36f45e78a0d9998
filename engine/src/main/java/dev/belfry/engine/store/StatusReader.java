package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.OwnRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Counts what each source, rule and sink has done and has left to do, and says how it is. */
final class StatusReader {
    /** How the name {@code n} is, by its row {@code h} of the health; three columns. */
    private static final String HEALTH = """
            case n.configured when 1 then h.state else 'gone' end,
              case n.configured when 1 then h.detail else 'not in the configuration' end,
              case n.configured when 1 then h.since end""";

    /**
     * A source says each half minute that it is well, and what it brings says so at once. A split that has had nothing new
     * since the clock was put back was last read in the future, and does not count.
     */
    private static final String SOURCES = """
            select n.name, {health}, coalesce(
              (select max(c.read_at) from checkpoint c where c.source = n.id
                and (h.ok_at is null or c.read_at between h.ok_at and h.ok_at + 60000000)), h.ok_at)
            from name n left join health h on h.name = n.id
            where n.kind = 'source' and n.now is null order by n.name""".replace("{health}", HEALTH);

    private static final String RULES = """
            select n.name, {health}, count(a.id), max(a.raised_at)
            from name n left join health h on h.name = n.id
            left join alert a on a.rule = n.id and a.raised_at >= :since and a.revision = 1
            where n.kind = 'rule' group by n.id, h.name order by n.name""".replace("{health}", HEALTH);

    private static final String SINKS = """
            select n.name, {health}, n.id from name n left join health h on h.name = n.id
            where n.kind = 'sink' order by n.name""".replace("{health}", HEALTH);

    private static final String PHASES = """
            select s.name, {phase}, sum(d.deliveries), min(a.raised_at) from (
              select sink, phase, count(*) as deliveries, min(id) as oldest from delivery
              where phase < 10 group by sink, phase
              union all
              select sink, phase, count(*), min(id) from delivery where phase = 11 group by sink) d
            join delivery o on o.id = d.oldest join alert a on a.id = o.alert join name s on s.id = d.sink
            group by s.name, {phase}""".replace("{phase}", AbsentSinks.PHASE);

    private static final String OLDEST = """
            select a.raised_at, d.answer from delivery d join alert a on a.id = d.alert
            where d.id = (select min(d.id) from delivery d join name s on s.id = d.sink
              where d.phase < 10 and d.phase < 3 and d.sink = ? and {phase} < 3)""".replace("{phase}", AbsentSinks.PHASE);

    private final Handle handle;
    private final StateTable states;

    StatusReader(Handle handle, StateTable states) {
        this.handle = handle;
        this.states = states;
    }

    private static HealthView health(ResultSet rs) throws SQLException {
        return new HealthView(rs.getString(2), rs.getString(3), Columns.timeOrNull(rs, 4));
    }

    List<SourceView> sources() {
        return handle.createQuery(SOURCES)
                .map((rs, context) -> new SourceView(rs.getString(1), health(rs), Columns.timeOrNull(rs, 5)))
                .list();
    }

    List<RuleView> rules(Instant since) {
        return handle.createQuery(RULES)
                .bind("since", Micros.of(since))
                .map((rs, context) ->
                        new RuleView(rs.getString(1), health(rs), rs.getLong(5), Columns.timeOrNull(rs, 6)))
                .filter(rule -> rule.alerts() > 0 || !OwnRule.isOwn(rule.name()))
                .list();
    }

    List<SinkView> sinks() {
        Map<String, List<PhaseView>> phases = phases().stream().collect(Collectors.groupingBy(PhaseView::sink));
        return handle.createQuery(SINKS)
                .map((rs, context) -> sink(
                        rs.getString(1), health(rs), rs.getInt(5), phases.getOrDefault(rs.getString(1), List.of())))
                .list();
    }

    private SinkView sink(String name, HealthView health, int id, List<PhaseView> phases) {
        long open = sum(phases, EnumSet.of(Phase.PENDING, Phase.SENDING, Phase.IN_DOUBT));
        long parked = sum(phases, EnumSet.of(Phase.PARKED));
        long dead = sum(phases, EnumSet.of(Phase.DEAD));
        return handle.createQuery(OLDEST)
                .bind(0, id)
                .map((rs, context) ->
                        new SinkView(name, health, open, parked, dead, Columns.timeOrNull(rs, 1), rs.getString(2)))
                .findFirst()
                .orElseGet(() -> new SinkView(name, health, open, parked, dead, null, null));
    }

    private static long sum(List<PhaseView> phases, Set<Phase> among) {
        return phases.stream()
                .filter(view -> among.contains(view.phase()))
                .mapToLong(PhaseView::deliveries)
                .sum();
    }

    List<PhaseView> phases() {
        return handle.createQuery(PHASES)
                .map((rs, context) ->
                        new PhaseView(rs.getString(1), Phase.of(rs.getInt(2)), rs.getLong(3), Columns.time(rs, 4)))
                .list();
    }

    List<StormView> storms() {
        return handle
                .createQuery("select id, name from name where kind = 'sink' and configured = 1 order by name")
                .map((rs, context) -> storm(rs.getInt(1), rs.getString(2)))
                .list()
                .stream()
                .filter(storm -> storm.grouped() > 0 || storm.since() != null)
                .toList();
    }

    private StormView storm(int id, String sink) {
        long grouped = count("select count(*) from delivery where phase < 10 and phase = 4 and sink = ?", id);
        Instant since = new SmallTables(handle)
                .knownName(NameKind.RULE, OwnRule.STORM.word())
                .map(rule -> StateAddress.ofSink(rule, id))
                .map(address -> states.find(List.of(address)).get(address))
                .map(StateRow::changedAt)
                .orElse(null);
        return new StormView(sink, grouped, since);
    }

    private long count(String sql, int sink) {
        return handle.createQuery(sql).bind(0, sink).mapTo(Long.class).one();
    }
}
