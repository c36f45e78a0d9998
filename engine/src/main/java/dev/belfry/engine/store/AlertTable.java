package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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

    AlertTable(Handle handle) {
        this.handle = handle;
    }

    Optional<AlertRow> find(long id) {
        return handle.createQuery(COLUMNS + "where id = ?")
                .bind(0, id)
                .map((rs, context) -> row(rs))
                .findOne();
    }

    void create(List<AlertRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(CREATE);
        for (AlertRow row : rows) {
            batch.bind(0, row.id())
                    .bind(1, row.first())
                    .bind(2, row.previous())
                    .bind(3, row.revision())
                    .bind(4, row.status().name().toLowerCase(Locale.ROOT))
                    .bind(5, row.rule())
                    .bind(6, row.source())
                    .bind(7, row.subject())
                    .bind(8, row.episode())
                    .bind(9, row.content())
                    .bind(10, row.because())
                    .bind(11, row.event())
                    .bind(12, row.deliveryFrom())
                    .bind(13, row.deliveries())
                    .bind(14, Micros.of(row.raisedAt()))
                    .add();
        }
        batch.execute();
    }

    static AlertRow row(ResultSet rs) throws SQLException {
        return new AlertRow(
                rs.getLong(1),
                rs.getLong(2),
                StateTable.longOrNull(rs, 3),
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
                Micros.time(rs.getLong(15)));
    }
}
