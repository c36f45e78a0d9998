package dev.belfry.engine.store;

import dev.belfry.engine.store.AlertView.Member;
import dev.belfry.engine.store.AlertView.Members;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds which digest tells a delivery, and which deliveries a digest tells. */
final class DigestReader {
    private static final String DIGESTS =
            "digest g join delivery gd on gd.id = g.delivery join alert ga on ga.id = gd.alert";
    /** That a delivery {@code d} is grouped, or ended as this digest did: then its answer names it. */
    private static final String IS_MEMBER = "d.sink = g.sink and d.id between g.first and g.last and d.attempts = 0 and"
            + " (d.phase = 4 or d.answer = 'by digest ' || (select tag from store) || '-' || ga.first)";
    /** The alert of the digest that tells a delivery {@code d}, if that is made already. */
    static final String DIGEST = "(select max(ga.first) from " + DIGESTS + " where " + IS_MEMBER + ")";

    private static final String MEMBERS = " from " + DIGESTS + " join delivery d on " + IS_MEMBER;

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
        boolean isDigest = new DigestTable(handle).find(delivery).isPresent();
        return isDigest ? new Members(count(delivery), first(delivery)) : null;
    }

    private long count(long digest) {
        return handle.createQuery("select count(*)" + MEMBERS + " where g.delivery = ?")
                .bind(0, digest)
                .mapTo(Long.class)
                .one();
    }

    private List<Member> first(long digest) {
        return handle.createQuery("select a.first, a.content" + MEMBERS
                        + " join alert a on a.id = d.alert where g.delivery = ? order by d.id limit ?")
                .bind(0, digest)
                .bind(1, SHOWN)
                .map((rs, context) -> new Member(new AlertId(tag, rs.getLong(1)).toString(), rs.getString(2)))
                .list();
    }
}
