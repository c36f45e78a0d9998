package dev.belfry.engine.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Names, checkpoints and health: few rows each. */
final class SmallTables {
    private final Handle handle;

    SmallTables(Handle handle) {
        this.handle = handle;
    }

    int name(NameKind kind, String name) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return knownName(kind, name).orElseGet(() -> give(word, name));
    }

    List<NameRow> names(NameKind kind) {
        return handle.createQuery("select id, name, now from name where kind = ?")
                .bind(0, kind.name().toLowerCase(Locale.ROOT))
                .map((rs, context) -> new NameRow(rs.getInt(1), rs.getString(2), Columns.intOrNull(rs, 3)))
                .list();
    }

    Optional<Integer> knownName(NameKind kind, String name) {
        return handle.createQuery("select id from name where kind = ? and name = ?")
                .bind(0, kind.name().toLowerCase(Locale.ROOT))
                .bind(1, name)
                .mapTo(Integer.class)
                .findOne();
    }

    private int give(String kind, String name) {
        return handle.inTransaction(one -> {
            int id = one.createQuery("select coalesce(max(id), 0) + 1 from name")
                    .mapTo(Integer.class)
                    .one();
            one.execute("insert into name (id, kind, name, configured) values (?, ?, ?, 1)", id, kind, name);
            return id;
        });
    }

    Map<String, CheckpointRow> checkpoints(int source) {
        Map<String, CheckpointRow> rows = new HashMap<>();
        handle.createQuery("select split, value, read_at from checkpoint where source = ?")
                .bind(0, source)
                .map((rs, context) ->
                        Map.entry(rs.getString(1), new CheckpointRow(rs.getString(2), Columns.time(rs, 3))))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    void checkpoints(Map<Changes.CheckpointKey, CheckpointRow> rows) {
        rows.forEach((key, row) -> handle.execute(
                "insert into checkpoint (source, split, value, read_at) values (?, ?, ?, ?) "
                        + "on conflict (source, split) do update set value = excluded.value, read_at = excluded.read_at",
                key.source(),
                key.split(),
                row.value(),
                Micros.of(row.readAt())));
    }

    void health(Map<Integer, HealthRow> rows) {
        rows.values()
                .forEach(row -> handle.execute(
                        "insert into health (name, state, detail, since, ok_at) values (?, ?, ?, ?, ?) "
                                + "on conflict (name) do update set state = excluded.state, detail = excluded.detail, "
                                + "since = excluded.since, ok_at = coalesce(excluded.ok_at, health.ok_at)",
                        row.name(),
                        row.state(),
                        row.detail(),
                        Micros.of(row.since()),
                        row.isOk() ? Micros.of(row.seenAt()) : null));
    }

    void configuration(ConfigurationRow row) {
        handle.execute("delete from configuration");
        handle.execute(
                "insert into configuration (loaded_at, refused_at, refused) values (?, ?, ?)",
                Micros.of(row.loadedAt()),
                Micros.ofNullable(row.refusedAt()),
                row.refused());
    }

    void configured(Set<Integer> names) {
        handle.execute("update name set configured = 0");
        names.forEach(name -> handle.execute("update name set configured = 1 where id = ?", name));
    }
}
