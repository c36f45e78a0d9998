package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The digests: two rows for a storm. */
final class DigestTable {
    private static final String COLUMNS = "select delivery, sink, first, last, settled from digest ";

    private final Handle handle;

    DigestTable(Handle handle) {
        this.handle = handle;
    }

    /** Those whose members may have something to come. */
    List<DigestRow> unsettled(int sink) {
        return handle.createQuery(COLUMNS + "where sink = ? and (settled is null or settled = ?) order by delivery")
                .bind(0, sink)
                .bind(1, Phase.DROPPED.number())
                .map((rs, context) -> row(rs))
                .list();
    }

    Optional<DigestRow> find(long delivery) {
        return handle.createQuery(COLUMNS + "where delivery = ?")
                .bind(0, delivery)
                .map((rs, context) -> row(rs))
                .findOne();
    }

    /** The latest delivery of a sink that a digest can have gathered. */
    long last(int sink) {
        return handle.createQuery("select coalesce(max(last), 0) from digest where sink = ?")
                .bind(0, sink)
                .mapTo(Long.class)
                .one();
    }

    void write(Collection<DigestRow> rows) {
        for (DigestRow row : rows) {
            handle.execute(
                    "insert into digest (delivery, sink, first, last, settled) values (?, ?, ?, ?, ?)"
                            + " on conflict (delivery) do update set settled = excluded.settled",
                    row.delivery(),
                    row.sink(),
                    row.first(),
                    row.last(),
                    number(row.settled()));
        }
    }

    private static @Nullable Integer number(@Nullable Phase phase) {
        return phase == null ? null : phase.number();
    }

    private static DigestRow row(ResultSet rs) throws SQLException {
        Integer settled = Columns.intOrNull(rs, 5);
        return new DigestRow(
                rs.getLong(1), rs.getInt(2), rs.getLong(3), rs.getLong(4), settled == null ? null : Phase.of(settled));
    }
}
