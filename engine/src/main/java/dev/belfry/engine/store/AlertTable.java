package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The alerts, a row for each revision. */
final class AlertTable {
    static final String COLUMNS =
            "select id, first, previous, revision, status, rule, source, subject, episode, content, because, event,"
                    + " delivery_from, deliveries, raised_at from alert ";
    private static final String CREATE = """
            insert into alert (id, first, previous, revision, status, rule, source, subject, episode, content, because,
              event, delivery_from, deliveries, raised_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Handle handle;
    private final RowBatch create;

    AlertTable(Handle handle) {
        this.handle = handle;
        this.create = new RowBatch(handle, CREATE);
    }

    Optional<AlertRow> find(long id) {
        return handle.createQuery(COLUMNS + "where id = ?")
                .bind(0, id)
                .map((rs, context) -> row(rs))
                .findOne();
    }

    Map<Long, AlertRow> find(Collection<Long> ids) {
        Map<Long, AlertRow> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery(COLUMNS + "where id in (<ids>)")
                    .bindList("ids", List.copyOf(ids))
                    .map((rs, context) -> row(rs))
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    void create(List<AlertRow> rows) {
        rows.forEach(row -> create.add(
                row.id(),
                row.first(),
                row.previous(),
                row.revision(),
                row.status().name().toLowerCase(Locale.ROOT),
                row.rule(),
                row.source(),
                row.subject(),
                row.episode(),
                row.content(),
                row.because(),
                row.event(),
                row.deliveryFrom(),
                row.deliveries(),
                Micros.of(row.raisedAt())));
        create.execute();
    }

    void close() {
        create.close();
    }

    static AlertRow row(ResultSet rs) throws SQLException {
        return new AlertRow(
                rs.getLong(1),
                rs.getLong(2),
                Columns.longOrNull(rs, 3),
                rs.getInt(4),
                Status.valueOf(rs.getString(5).toUpperCase(Locale.ROOT)),
                rs.getInt(6),
                rs.getInt(7),
                rs.getString(8),
                rs.getString(9),
                rs.getString(10),
                rs.getString(11),
                rs.getString(12),
                rs.getLong(13),
                rs.getInt(14),
                Columns.time(rs, 15));
    }
}
