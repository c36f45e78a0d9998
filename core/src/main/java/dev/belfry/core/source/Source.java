package dev.belfry.core.source;

import dev.belfry.core.plugin.Finding;
import java.util.List;

/**
 * Where events come from. One thread calls a source, never two at once.
 *
 * <p>Sealed, because the engine drives each kind differently. Today a source is {@link PolledSource polled}; one that
 * is posted to will be the second kind.
 */
public sealed interface Source extends AutoCloseable permits PolledSource {
    /**
     * Contacts what the source reads and says what is well and what is not, for {@code belfry doctor} and before the
     * first poll. Changes nothing there. May block for as long as a poll may.
     *
     * @return at least one finding; a {@link Finding.Level#FAIL} keeps the source from starting
     * @throws InterruptedException when the caller gave up waiting
     */
    default List<Finding> examine() throws InterruptedException {
        return List.of(Finding.ok("nothing to examine"));
    }

    /** Lets go of connections and threads, within a second or so. Called once; nothing is called after it. */
    @Override
    default void close() {}
}
