package dev.belfry.engine.store;

import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a store that runs, and how to go on from one. What a copy holds as waiting may have been sent since it was
 * made, so no instance runs on it until a person says so.
 */
public final class Backups {
    private static final long LEAP = 1_000_000_000;

    private Backups() {}

    /**
     * Copies a store as it is at one moment, whether an instance runs on it or not.
     *
     * @param to a file that is not there yet; it appears whole or not at all, readable by its owner only
     * @throws StoreException when it cannot be copied
     */
    public static void copy(Path store, Path to, Instant now) {
        if (Files.exists(to)) {
            throw new StoreException(to + ": is there already. Name another file.");
        }
        Path half = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.deleteIfExists(half);
            OwnFile.create(half);
            try (Handle handle = SqliteStores.readOnly(store)) {
                handle.execute("vacuum into ?", half.toString());
            }
            Jdbi.create(SqliteStores.writing(half))
                    .useHandle(handle -> handle.execute("update store set copied_at = ?", Micros.of(now)));
            Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException(to + ": cannot be written. Check its folder's owner, mode and room.", e);
        } catch (JdbiException e) {
            throw StoreFailures.explain(store + " to " + to, e);
        }
    }

    /** When this store was copied, if it is a copy on which no instance may run yet. */
    public static Optional<Instant> copiedAt(Path store) {
        try (Handle handle = SqliteStores.readOnly(store)) {
            return Optional.ofNullable(copiedAt(handle));
        }
    }

    static @Nullable Instant copiedAt(Handle handle) {
        return handle.createQuery("select copied_at from store")
                .map((rs, context) -> Columns.timeOrNull(rs, 1))
                .findFirst()
                .orElse(null);
    }

    /**
     * Lets instances run on a copy, with everything that waited in doubt. What it numbers from now on has numbers, and so
     * names and idempotency keys, that neither the store it was copied from nor an earlier resumption has given out.
     *
     * @param onDoubt what each sink, by its name, does about that; also those that are not configured any more
     * @return how many deliveries are in doubt or parked by that
     * @throws StoreException when an instance runs on it, or it cannot be written
     */
    public static int resume(Path store, Function<String, OnDoubt> onDoubt, Instant now) {
        StoreLock lock = StoreLock.take(store);
        try {
            return Jdbi.create(SqliteStores.writing(store)).inTransaction(handle -> {
                int doubted = doubt(handle, onDoubt);
                handle.execute("update store set copied_at = null, numbered_to = ?", numberedTo(handle, now));
                return doubted;
            });
        } catch (JdbiException e) {
            throw StoreFailures.explain(store.toString(), e);
        } finally {
            lock.close();
        }
    }

    /**
     * Nobody knows how far the numbering went since. The milliseconds of the clock stay ahead of any store that raises less
     * than a thousand alerts a second, and of one that the same copy was resumed as before; where the clock is no help, a
     * billion is.
     */
    private static long numberedTo(Handle handle, Instant now) {
        long last = handle.createQuery("""
                        select max(numbered_to, (select coalesce(max(id), 0) from alert),
                          (select coalesce(max(id), 0) from delivery)) from store""").mapTo(Long.class).one();
        return Math.max(last + LEAP, now.toEpochMilli());
    }

    private static int doubt(Handle handle, Function<String, OnDoubt> onDoubt) {
        return handle
                .createQuery("select id, name from name where kind = 'sink'")
                .map((rs, context) -> new Name(rs.getInt(1), rs.getString(2)))
                .list()
                .stream()
                .mapToInt(sink -> doubt(handle, sink.id(), onDoubt.apply(sink.name())))
                .sum();
    }

    private record Name(int id, String name) {}

    private static int doubt(Handle handle, int sink, OnDoubt onDoubt) {
        return handle.execute(
                "update delivery set phase = ?, next_at = null, answer = ? where phase < 10 and phase < ? and sink = ?",
                (onDoubt == OnDoubt.PARK ? Phase.PARKED : Phase.IN_DOUBT).number(),
                "the store is a copy: it may have been sent since",
                Phase.PARKED.number(),
                sink);
    }
}
