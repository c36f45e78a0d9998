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
    private static final String BY_ALERT = "select rule, subject from alert where id = :id";
    private static final String BY_TEXT = """
            select rule, subject from state where subject like :text escape '!'
            union select rule, subject from alert where subject like :text escape '!' or content like :text escape '!'
            limit :most""";
    private static final int ALERTS = 20;

    private final Handle handle;
    private final String tag;
    private final DigestReader digests;

    StoryReader(Handle handle, String tag) {
        this.handle = handle;
        this.tag = tag;
        this.digests = new DigestReader(handle, tag);
    }

    /** Those of one alert, or else those whose key or message contains the text. */
    List<Story> about(String text, int most) {
        List<Subject> subjects = alert(text).orElseGet(() -> containing(text, most));
        return subjects.stream().map(this::story).toList();
    }

    private record Subject(int rule, String key) {}

    private Optional<List<Subject>> alert(String text) {
        return AlertId.parse(text)
                .filter(id -> id.tag().equals(tag))
                .map(id -> handle.createQuery(BY_ALERT)
                        .bind("id", id.number())
                        .map((rs, context) -> new Subject(rs.getInt(1), rs.getString(2)))
                        .list());
    }

    private List<Subject> containing(String text, int most) {
        return handle.createQuery(BY_TEXT)
                .bind("text", DeliveryFilter.pattern(text))
                .bind("most", most)
                .map((rs, context) -> new Subject(rs.getInt(1), rs.getString(2)))
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
                .bind(1, subject.key())
                .map((rs, context) -> new Standing(rs.getString(1), Columns.time(rs, 2), Columns.timeOrNull(rs, 3)))
                .findFirst();
    }

    private List<AlertView> alerts(Subject subject) {
        return handle
                .createQuery(AlertTable.COLUMNS + "where rule = ? and subject = ? order by id desc limit " + ALERTS)
                .bind(0, subject.rule())
                .bind(1, subject.key())
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
                        select d.id, s.name, d.required, {phase}, d.attempts, d.next_at, d.started_at, d.ended_at, d.answer
                        from delivery d join name s on s.id = d.sink where d.id between :first and :last order by d.id""".replace("{phase}", AbsentSinks.PHASE))
                .bind("first", row.deliveryFrom())
                .bind("last", row.deliveryFrom() + row.deliveries() - 1)
                .map((rs, context) -> journey(rs))
                .list();
    }

    private Journey journey(ResultSet rs) throws SQLException {
        List<AttemptRow> attempts = new ArrayList<>(earlierAttempts(rs.getLong(1)));
        Phase phase = Phase.of(rs.getInt(4));
        Instant startedAt = Columns.timeOrNull(rs, 7);
        if (startedAt != null && rs.getInt(5) > attempts.size()) {
            attempts.add(new AttemptRow(rs.getInt(5), startedAt, Columns.timeOrNull(rs, 8), phase, rs.getString(9)));
        }
        return new Journey(
                rs.getString(2),
                Columns.need(rs, 3),
                phase,
                Columns.timeOrNull(rs, 6),
                List.copyOf(attempts),
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
