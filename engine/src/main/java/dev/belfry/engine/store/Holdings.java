package dev.belfry.engine.store;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What the store holds under names. */
final class Holdings {
    private final Handle handle;

    Holdings(Handle handle) {
        this.handle = handle;
    }

    boolean isEmpty(NameKind kind, int number) {
        return switch (kind) {
            case SOURCE ->
                !has("select 1 from checkpoint where source = ?", number)
                        && !has("select 1 from alert where source = ?", number)
                        && !has("select 1 from state where value like ?", handleOf(number));
            case RULE ->
                !has("select 1 from state where rule = ?", number)
                        && !has("select 1 from alert where rule = ?", number);
            case SINK -> !has("select 1 from delivery where sink = ?", number) && !hasOwn(number);
        };
    }

    /** Whether one of Belfry's own rules has more to say of a sink. */
    boolean hasOwn(int sink) {
        return has("select 1 from state where subject = '#' || ? and " + OwnKeys.IS_OWN, sink);
    }

    private boolean has(String sql, Object argument) {
        return handle.createQuery(sql + " limit 1")
                .bind(0, argument)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /** Of the names that are not among these: those that something waits under, or is remembered. */
    List<OrphanView> orphans(NameKind kind, Set<String> configured) {
        return handle
                .createQuery("select id, name from name where kind = ? and now is null order by name")
                .bind(0, kind.word())
                .map((rs, context) -> new NameRow(rs.getInt(1), rs.getString(2), null))
                .list()
                .stream()
                .filter(row -> !configured.contains(row.name()))
                .map(row -> orphan(kind, row))
                .filter(orphan -> orphan.waiting() + orphan.kept() > 0)
                .toList();
    }

    private OrphanView orphan(NameKind kind, NameRow row) {
        int number = row.number();
        return switch (kind) {
            case SOURCE ->
                new OrphanView(
                        kind,
                        row.name(),
                        count("select count(*) from state where value like ?", handleOf(number)),
                        count("select count(*) from checkpoint where source = ?", number));
            case RULE ->
                new OrphanView(
                        kind,
                        row.name(),
                        count("select count(*) from state where wake_at is not null and rule = ?", number),
                        count("select count(*) from state where rule = ?", number));
            case SINK ->
                new OrphanView(
                        kind,
                        row.name(),
                        count("select count(*) from delivery where phase < 10 and sink = ?", number),
                        count("select count(*) from delivery where phase = 11 and sink = ?", number));
        };
    }

    private long count(String sql, Object argument) {
        return handle.createQuery(sql).bind(0, argument).mapTo(Long.class).one();
    }

    /** How a state with a handle of this source looks. */
    private static String handleOf(int source) {
        return "%\"source\":\"#" + source + "\"%";
    }
}
