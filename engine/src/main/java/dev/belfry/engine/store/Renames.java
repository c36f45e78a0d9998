package dev.belfry.engine.store;

import dev.belfry.engine.policy.OwnRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Has what the store remembers of a source, rule or sink go on under the name that its user calls it by now. Everything
 * holds numbers, but for {@link OwnStates}, so this is a row or two in one transaction; what goes out afterwards has the
 * same ids and keys as before.
 */
public final class Renames {
    private final Path store;
    private final Handle handle;
    private final NameKind kind;
    private final String word;

    private Renames(Path store, Handle handle, NameKind kind) {
        this.store = store;
        this.handle = handle;
        this.kind = kind;
        this.word = kind.name().toLowerCase(Locale.ROOT);
    }

    /** What became of the new name's own things. */
    public enum How {
        /** There were none. */
        RENAMED,
        /** There were some, and both are one now. */
        MERGED
    }

    /**
     * Renames.
     *
     * @throws StoreException when an instance runs on the store, it cannot be written, or it would not be sound; the
     *     message says what to do
     */
    public static How rename(Path store, NameKind kind, String from, String to) {
        StoreLock lock = StoreLock.take(store);
        try {
            return Jdbi.create(SqliteStores.writing(store))
                    .inTransaction(handle -> new Renames(store, handle, kind).rename(from, to));
        } catch (JdbiException e) {
            throw StoreFailures.explain(store.toString(), e);
        } finally {
            lock.close();
        }
    }

    private How rename(String from, String to) {
        SmallTables names = new SmallTables(handle);
        int old = names.knownName(kind, from).orElseThrow(() -> unknown(from));
        Integer fresh = names.knownName(kind, to).orElse(null);
        if (fresh == null || new Holdings(handle).isEmpty(kind, fresh)) {
            if (fresh != null) {
                forget(fresh);
            }
            call(old, to);
            if (kind == NameKind.SINK) {
                new OwnStates(handle).carry(from, to);
            }
            return How.RENAMED;
        }
        switch (kind) {
            case SOURCE -> mergeSources(old, fresh, to);
            case SINK -> mergeSinks(old, fresh, from, to);
            case RULE ->
                throw refusal("rule " + to + " has states and alerts of its own already. Two memories of whom was told"
                        + " cannot be made one: let " + to + " go on alone, or give it the name " + from + " again.");
        }
        return How.MERGED;
    }

    private StoreException unknown(String name) {
        List<String> known = handle.createQuery("select name from name where kind = ? and now is null order by name")
                .bind(0, word)
                .mapTo(String.class)
                .list();
        return refusal("knows no " + word + " " + name + ". It knows: " + String.join(", ", known) + ".");
    }

    private StoreException refusal(String why) {
        return new StoreException(store + ": " + why);
    }

    private void call(int number, String name) {
        handle.execute("update name set name = ? where id = ?", name, number);
    }

    private void forget(int number) {
        handle.execute("delete from health where name = ?", number);
        handle.execute("delete from name where id = ?", number);
    }

    /** Reading goes on where the new one is; handles with the old one's number find the new one by it. */
    private void mergeSources(int old, int fresh, String to) {
        handle.execute("delete from checkpoint where source = ?", old);
        handle.execute("delete from health where name = ?", old);
        handle.execute("update name set now = ? where now = ?", fresh, old);
        // No configured name has such a sign in it.
        handle.execute("update name set name = ?, now = ? where id = ?", to + "#" + old, fresh, old);
    }

    /** A receiver knows a request again by the sink's number in it: what may have arrived must keep its own. */
    private void mergeSinks(int old, int fresh, String from, String to) {
        if (has(
                "select 1 from delivery d join delivery e on e.alert = d.alert and e.sink = ? where d.sink = ?",
                fresh,
                old)) {
            throw refusal("sinks " + from + " and " + to + " were both to tell of the same alerts, so they are two.");
        }
        OwnStates own = new OwnStates(handle);
        if (isGrouped(old) || isGrouped(fresh) || own.has(OwnRule.STORM, from) || own.has(OwnRule.STORM, to)) {
            throw refusal("a storm of alerts is not told to its end yet. Run with both names until it is.");
        }
        boolean oldInDoubt = inDoubt(old);
        if (oldInDoubt && inDoubt(fresh)) {
            throw refusal("both sinks, " + from + " and " + to
                    + ", have deliveries in doubt. Run with both names until those of one are decided.");
        }
        int stays = oldInDoubt ? old : fresh;
        int goes = oldInDoubt ? fresh : old;
        handle.execute("update delivery set sink = ? where sink = ?", stays, goes);
        handle.execute("update digest set sink = ? where sink = ?", stays, goes);
        forget(goes);
        call(stays, to);
        own.carry(from, to);
    }

    private boolean isGrouped(int sink) {
        return has("select 1 from delivery where phase = 4 and phase < 10 and sink = ?", sink);
    }

    private boolean inDoubt(int sink) {
        return has("select 1 from delivery where phase < 10 and phase <> 0 and sink = ?", sink);
    }

    private boolean has(String sql, Object... arguments) {
        var query = handle.createQuery(sql + " limit 1");
        for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
        }
        return query.mapTo(Integer.class).findFirst().isPresent();
    }
}
