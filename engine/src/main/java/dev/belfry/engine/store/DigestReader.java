package dev.belfry.engine.store;

import dev.belfry.engine.store.AlertView.Member;
import dev.belfry.engine.store.AlertView.Members;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds which digest tells a delivery, and which deliveries a digest tells. */
final class DigestReader {
    /** A delivery {@code d} that was grouped: those were never tried by themselves. */
    static final String IS_MEMBER = "d.attempts = 0 and d.phase in (4, 10, 13, 14)";
    /** The alert of the digest that tells a delivery {@code d}, if that is made already. */
    static final String DIGEST = "(select max(ga.first) from digest g join delivery gd on gd.id = g.delivery"
            + " join alert ga on ga.id = gd.alert where g.sink = d.sink and d.id between g.first and g.last and "
            + IS_MEMBER + ")";

    private static final int SHOWN = 20;

    private final Handle handle;
    private final String tag;

    DigestReader(Handle handle, String tag) {
        this.handle = handle;
        this.tag = tag;
    }

    /** The alert of the digest that tells a delivery. */
    @Nullable
    String digestOf(long delivery) {
        return handle.createQuery("select " + DIGEST + " from delivery d where d.id = ?")
                .bind(0, delivery)
                .map((rs, context) -> id(rs, 1))
                .findOne()
                .orElse(null);
    }

    /** The alert whose number is in a column, if one is. */
    @Nullable
    String id(ResultSet rs, int column) throws SQLException {
        Long first = Columns.longOrNull(rs, column);
        return first == null ? null : new AlertId(tag, first).toString();
    }

    /** What a delivery tells, if it is a digest. */
    @Nullable
    Members membersOf(long delivery) {
        Optional<DigestRow> digest = new DigestTable(handle).find(delivery);
        return digest.map(row -> new Members(count(row), first(row))).orElse(null);
    }

    private long count(DigestRow digest) {
        return handle.createQuery(
                        "select count(*) from delivery d where d.id between ? and ? and d.sink = ? and " + IS_MEMBER)
                .bind(0, digest.first())
                .bind(1, digest.last())
                .bind(2, digest.sink())
                .mapTo(Long.class)
                .one();
    }

    private List<Member> first(DigestRow digest) {
        return handle.createQuery("select a.first, a.content from delivery d join alert a on a.id = d.alert"
                        + " where d.id between ? and ? and d.sink = ? and " + IS_MEMBER + " order by d.id limit ?")
                .bind(0, digest.first())
                .bind(1, digest.last())
                .bind(2, digest.sink())
                .bind(3, SHOWN)
                .map((rs, context) -> new Member(new AlertId(tag, rs.getLong(1)).toString(), rs.getString(2)))
                .list();
    }
}
