package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.Changes.AttemptRow;
import dev.belfry.engine.store.Story.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Puts together what became of keys, from their states, alerts, deliveries and attempts. */
final class StoryReader {
    /** An alert, by its first revision, which may be forgotten before the others; and whether its key has no later one. */
    private static final String BY_ALERT = """
            select a.rule, a.subject, {key}, not exists (
                select 1 from alert later where later.id > :first and later.first > :first
                and later.rule = a.rule and later.subject = a.subject)
            from alert a join name r on r.id = a.rule where a.id >= :first and a.first = :first limit 1""".replace("{key}", OwnKeys.KEY);

    private static final String REVISIONS = AlertTable.COLUMNS + """
            where id >= :first and first = :first and (revision = 1 or id in (
              select id from alert where id >= :first and first = :first order by id desc limit :most))
            order by id desc""";
    private static final String BY_TEXT = """
            select a.rule, a.subject, {key} from state a join name r on r.id = a.rule where {key} like :text escape '!'
            union select a.rule, a.subject, {key} from alert a join name r on r.id = a.rule
              where {key} like :text escape '!' or a.content like :text escape '!'
            limit :most""".replace("{key}", OwnKeys.KEY);
    private static final int ALERTS = 20;

    private final Handle handle;
    private final String tag;
    private final DigestReader digests;

    StoryReader(Handle handle, String tag) {
        this.handle = handle;
        this.tag = tag;
        this.digests = new DigestReader(handle, tag);
    }

    /** That of one alert alone, or else those of the keys that the text is found in, there or in a message. */
    List<Story> about(String text, int most) {
        Optional<AlertId> named = AlertId.parse(text).filter(id -> id.tag().equals(tag));
        return named.isPresent()
                ? story(named.get()).stream().toList()
                : containing(text, most).stream().map(this::story).toList();
    }

    private record Subject(int rule, String stored, String key) {}

    /** Its key may have others, of the latest of which the state speaks. */
    private Optional<Story> story(AlertId alert) {
        return handle.createQuery(BY_ALERT)
                .bind("first", alert.number())
                .map((rs, context) -> {
                    Subject subject = subject(rs);
                    Standing standing = rs.getBoolean(4) ? standing(subject).orElse(null) : null;
                    return new Story(name(subject.rule()), subject.key(), standing, revisions(alert));
                })
                .findFirst();
    }

    private static Subject subject(ResultSet rs) throws SQLException {
        return new Subject(rs.getInt(1), rs.getString(2), rs.getString(3));
    }

    /** The newest, and the first, for which a settlement waits. */
    private List<AlertView> revisions(AlertId alert) {
        return handle
                .createQuery(REVISIONS)
                .bind("first", alert.number())
                .bind("most", ALERTS)
                .map((rs, context) -> AlertTable.row(rs))
                .list()
                .stream()
                .map(this::alert)
                .toList();
    }

    private List<Subject> containing(String text, int most) {
        return handle.createQuery(BY_TEXT)
                .bind("text", DeliveryFilter.pattern(text))
                .bind("most", most)
                .map((rs, context) -> subject(rs))
                .list();
    }

    private Story story(Subject subject) {
        return new Story(name(subject.rule()), subject.key(), standing(subject).orElse(null), alerts(subject));
    }

    private String name(int id) {
        return handle.createQuery("select name from name where id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .one();
    }

    private Optional<Standing> standing(Subject subject) {
        return handle.createQuery("select because, changed_at, wake_at from state where rule = ? and subject = ?")
                .bind(0, subject.rule())
                .bind(1, subject.stored())
                .map((rs, context) -> new Standing(rs.getString(1), Columns.time(rs, 2), Columns.timeOrNull(rs, 3)))
                .findFirst();
    }

    private List<AlertView> alerts(Subject subject) {
        return handle
                .createQuery(AlertTable.COLUMNS + "where rule = ? and subject = ? order by id desc limit " + ALERTS)
                .bind(0, subject.rule())
                .bind(1, subject.stored())
                .map((rs, context) -> AlertTable.row(rs))
                .list()
                .stream()
                .map(this::alert)
                .toList();
    }

    private AlertView alert(AlertRow row) {
        return new AlertView(
                new AlertId(tag, row.first()).toString(),
                row.revision(),
                row.status(),
                row.content(),
                row.because(),
                row.event(),
                row.raisedAt(),
                journeys(row));
    }

    private List<Journey> journeys(AlertRow row) {
        return handle.createQuery("""
                        select d.id, s.name, d.required, {phase}, d.attempts, d.next_at, d.started_at, d.ended_at, d.answer,
                          d.phase, {answer}
                        from delivery d join name s on s.id = d.sink where d.id between :first and :last order by d.id""".replace("{phase}", AbsentSinks.PHASE).replace("{answer}", AbsentSinks.ANSWER))
                .bind("first", row.deliveryFrom())
                .bind("last", row.deliveryFrom() + row.deliveries() - 1)
                .map((rs, context) -> journey(rs))
                .list();
    }

    private Journey journey(ResultSet rs) throws SQLException {
        List<AttemptRow> attempts = new ArrayList<>(earlierAttempts(rs.getLong(1)));
        Instant startedAt = Columns.timeOrNull(rs, 7);
        if (startedAt != null && rs.getInt(5) > attempts.size()) {
            Phase left = Phase.of(rs.getInt(10));
            attempts.add(new AttemptRow(rs.getInt(5), startedAt, Columns.timeOrNull(rs, 8), left, rs.getString(9)));
        }
        return new Journey(
                rs.getString(2),
                Columns.need(rs, 3),
                Phase.of(rs.getInt(4)),
                Columns.timeOrNull(rs, 6),
                List.copyOf(attempts),
                rs.getString(11),
                rs.getInt(5) == 0 ? digests.digestOf(rs.getLong(1)) : null,
                digests.membersOf(rs.getLong(1)));
    }

    private List<AttemptRow> earlierAttempts(long delivery) {
        return handle.createQuery(
                        "select number, started_at, ended_at, phase, answer from attempt where delivery = ? order by number")
                .bind(0, delivery)
                .map((rs, context) -> new AttemptRow(
                        rs.getInt(1),
                        Columns.time(rs, 2),
                        Columns.timeOrNull(rs, 3),
                        Phase.of(rs.getInt(4)),
                        rs.getString(5)))
                .list();
    }
}
