package dev.belfry.engine.store;

import dev.belfry.core.sink.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens stores that are one SQLite file. */
public final class SqliteStores {
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KIB = 32 << 10;

    private SqliteStores() {}

    /**
     * Opens a store for the one running instance, and makes or migrates it as needed.
     *
     * @param receipts reads a receipt back from its JSON
     * @throws StoreException when it cannot be used, or another instance has it; the message says which and what to do
     */
    public static Store open(Path file, Instant now, Function<String, Receipt> receipts) {
        Path place = file.toAbsolutePath().normalize();
        refuseFolder(place);
        StoreLock lock = StoreLock.take(place);
        try {
            if (!Files.exists(place)) {
                OwnFile.create(place);
            }
            SQLiteDataSource source = writing(place);
            SqliteSchema.bringUpToDate(place, source);
            Handle handle = Jdbi.create(source).open();
            refuseCopy(place, handle);
            return new SqlStore(place.toString(), handle, lock::close, identity(handle, now), receipts);
        } catch (JdbiException e) {
            lock.close();
            throw StoreFailures.explain(place.toString(), e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof StoreException told ? told : StoreFailures.explain(place.toString(), e);
        }
    }

    /**
     * Opens a store for trying something out: what is there is read, and nothing is written. There need be no store.
     *
     * @throws StoreException when there is one that cannot be read
     */
    public static Store openUnwritten(Path file, Function<String, Receipt> receipts) {
        return new UnwrittenStore(madeStore(file)
                .map(handle -> new SqlStore(file.toString(), handle, () -> {}, readIdentity(handle), receipts))
                .orElse(null));
    }

    /**
     * Opens a store for looking at; empty when there is none.
     *
     * @throws StoreException when there is one that cannot be read
     */
    public static Optional<StoreReader> openForReading(Path file) {
        return madeStore(file).map(handle -> new StoreReader(file.toString(), handle));
    }

    /** Opens a store for reading; empty when there is none, or one that is being made, or was when a crash came. */
    private static Optional<Handle> madeStore(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Handle handle = readOnly(file);
        try {
            if (isMade(handle)) {
                return Optional.of(handle);
            }
        } catch (JdbiException e) {
            handle.close();
            throw StoreFailures.explain(file.toString(), e);
        }
        handle.close();
        return Optional.empty();
    }

    private static boolean isMade(Handle handle) {
        return count(handle, "select count(*) from sqlite_master where name = 'store'") > 0
                && count(handle, "select count(*) from store") > 0;
    }

    private static int count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Integer.class).one();
    }

    /**
     * Leaves commands for the running instance, or for the next to run.
     *
     * @throws StoreException when they cannot be written
     */
    public static void ask(Path file, List<Command> commands) {
        try {
            Jdbi.create(writing(file)).useHandle(handle -> new CommandTable(handle).append(commands));
        } catch (JdbiException e) {
            throw StoreFailures.explain(file.toString(), e);
        }
    }

    /** Which process runs on a store; empty when none does. */
    public static Optional<String> runningOn(Path file) {
        return Optional.ofNullable(StoreLock.holder(file));
    }

    /** What waited when it was made may have been sent since: a person has to know before anything is sent. */
    private static void refuseCopy(Path place, Handle handle) {
        Instant copiedAt = Backups.copiedAt(handle);
        if (copiedAt != null) {
            handle.close();
            throw new StoreException(place + ": is a backup of " + copiedAt
                    + "; what waited then may have been sent since. To see that and to go on:  belfry resume");
        }
    }

    static Handle readOnly(Path file) {
        refuseFolder(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        try {
            return Jdbi.create(source(file, config)).open();
        } catch (JdbiException e) {
            throw StoreFailures.explain(file.toString(), e);
        }
    }

    private static void refuseFolder(Path file) {
        if (Files.isDirectory(file)) {
            throw new StoreException(file + ": is a folder. Name a file in it as store.path.");
        }
    }

    static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    static SQLiteDataSource writing(Path file) {
        return source(file, writer());
    }

    private static SQLiteConfig writer() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        return config;
    }

    private static Identity identity(Handle handle, Instant now) {
        if (count(handle, "select count(*) from store") == 0) {
            String uuid = UUID.randomUUID().toString().replace("-", "");
            handle.execute(
                    "insert into store (uuid, tag, created_at, numbered_to) values (?, ?, ?, 0)",
                    uuid,
                    tag(uuid),
                    Micros.of(now));
        }
        return readIdentity(handle);
    }

    private static Identity readIdentity(Handle handle) {
        return handle.createQuery("""
                        select uuid, tag, max(numbered_to, (select coalesce(max(id), 0) from alert)),
                          max(numbered_to, (select coalesce(max(id), 0) from delivery)) from store""")
                .map((rs, context) -> new Identity(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)))
                .one();
    }

    /** Four characters nobody mistakes for others. */
    private static String tag(String uuid) {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789";
        long bits = Long.parseUnsignedLong(uuid.substring(16), 16) >>> 8;
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            tag.append(letters.charAt((int) Long.remainderUnsigned(bits, letters.length())));
            bits = Long.divideUnsigned(bits, letters.length());
        }
        return tag.toString();
    }
}
