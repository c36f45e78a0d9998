package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/** Looks at a store from beside the running instance, or when none runs. Writes nothing. */
public final class StoreReader implements AutoCloseable {
    static final String DELIVERIES = """
            select d.id, a.first, a.revision, a.status, r.name, {key}, s.name, d.required, a.content, a.raised_at,
              {phase}, d.attempts, d.strikes, d.next_at, d.started_at, d.ended_at, {answer}, {digest}
            from delivery d join alert a on a.id = d.alert join name s on s.id = d.sink join name r on r.id = a.rule
            where 1 = 1""".replace("{key}", OwnKeys.KEY)
            .replace("{phase}", AbsentSinks.PHASE)
            .replace("{answer}", AbsentSinks.ANSWER)
            .replace("{digest}", DigestReader.DIGEST);

    private final String place;
    private final Handle handle;
    private final String tag;
    private final DigestReader digests;
    private final StatusReader status;

    StoreReader(String place, Handle handle) {
        this.place = place;
        this.handle = handle;
        this.tag = told(() ->
                handle.createQuery("select tag from store").mapTo(String.class).one());
        String uuid = told(() ->
                handle.createQuery("select uuid from store").mapTo(String.class).one());
        this.digests = new DigestReader(handle, tag);
        this.status = new StatusReader(handle, new StateTable(handle, new StateHash(uuid)::of));
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
                new AlertId(tag, rs.getLong(2)).toString(),
                rs.getInt(3),
                Status.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                Columns.need(rs, 8),
                rs.getString(9),
                Columns.time(rs, 10),
                new DeliveryState(
                        Phase.of(rs.getInt(11)),
                        rs.getInt(12),
                        rs.getInt(13),
                        Columns.timeOrNull(rs, 14),
                        Columns.timeOrNull(rs, 15),
                        Columns.timeOrNull(rs, 16),
                        rs.getString(17),
                        (Receipt) null),
                digests.id(rs, 18));
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
                .map((rs, context) ->
                        new ConfigurationRow(Columns.time(rs, 1), Columns.timeOrNull(rs, 2), rs.getString(3)))
                .findFirst());
    }

    /** How much is in the store, in bytes. */
    public long usedBytes() {
        return told(() -> SqliteSize.used(handle));
    }

    /** When the oldest alert was raised that is still remembered; empty when there is none. */
    public Optional<Instant> remembersSince() {
        return told(() -> handle.createQuery("select raised_at from alert order by raised_at limit 1")
                .map((rs, context) -> Columns.time(rs, 1))
                .findFirst());
    }

    /** Whether an alert was raised once, and is remembered no more. */
    public boolean hasForgotten(String alert) {
        return told(() -> AlertId.parse(alert)
                .filter(id -> id.tag().equals(tag))
                .map(AlertId::number)
                .filter(this::isForgotten)
                .isPresent());
    }

    private boolean isForgotten(long alert) {
        return handle.createQuery("select coalesce(max(id), 0) >= :id and not exists"
                        + " (select 1 from alert where id = :id) and :id > 0 from alert")
                .bind("id", alert)
                .mapTo(Boolean.class)
                .one();
    }

    /** What is left under names of a kind that are not configured. */
    public List<OrphanView> orphans(NameKind kind, Set<String> configured) {
        return told(() -> new Holdings(handle).orphans(kind, configured));
    }

    public List<SourceView> sources() {
        return told(status::sources);
    }

    /** The rules, with the alerts since then. */
    public List<RuleView> rules(Instant since) {
        return told(() -> status.rules(since));
    }

    public List<SinkView> sinks() {
        return told(status::sinks);
    }

    /** The names of sinks that were configured once and are no longer. */
    public Set<String> absentSinks() {
        return told(() -> handle.createQuery("select name from name where kind = 'sink' and configured = 0")
                .mapTo(String.class)
                .set());
    }

    /** The deliveries that are open or dead, counted; what there is none of is left out. */
    public List<PhaseView> phases() {
        return told(status::phases);
    }

    /** The sinks that are in a storm, or have something left to tell of one. */
    public List<StormView> storms() {
        return told(status::storms);
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
