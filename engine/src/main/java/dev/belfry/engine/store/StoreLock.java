package dev.belfry.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second instance off a store. The operating system lets go of it when the process ends, however it ends. */
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock take(Path store) {
        Path file = file(store);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = said(file);
                channel.close();
                throw new StoreException(
                        store + ": is in use by " + holder + ". One instance runs on a store: stop that"
                                + " one, or give this one a store.path of its own.");
            }
            channel.truncate(0);
            String me = "process " + ProcessHandle.current().pid();
            channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)), 0);
            return new StoreLock(channel);
        } catch (IOException e) {
            throw new StoreException(file + ": cannot be written. Check that its folder exists and may be written.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcessHasIt) {
            return null;
        }
    }

    /** Who runs on a store now; null when nobody does. */
    static @Nullable String holder(Path store) {
        Path file = file(store);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null ? said(file) : null;
        } catch (IOException nobodyEverRan) {
            return null;
        }
    }

    private static Path file(Path store) {
        return store.resolveSibling(store.getFileName() + ".lock");
    }

    private static String said(Path file) throws IOException {
        String said = Files.readString(file).strip();
        return said.isEmpty() ? "another process" : said;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException theLockGoesWithTheProcess) {
            // Nothing depends on it: the next instance takes the lock or finds it taken.
        }
    }
}
