package dev.belfry.engine.run;

import dev.belfry.core.plugin.Finding;
import dev.belfry.engine.driver.Listener;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.util.List;

/** Hears what a running instance does. The methods of {@link Listener} come on the driver's thread, those here on any. */
public interface RunListener extends Listener {
    /** A source was polled; called for every poll that succeeded. */
    default void polled(String source, int events) {}

    /** A source could not be read or settled. */
    default void sourceFailed(String source, SourceTrouble trouble, Duration again) {}

    /** A source works again. */
    default void sourceRecovered(String source) {}

    /** A source was examined before its first poll. */
    default void examined(String source, List<Finding> findings) {}

    /**
     * A part did not come back from a call; the others go on.
     *
     * @param what became of it, as a clause
     */
    default void hung(String name, String what) {}

    /**
     * The driver begins a round, which it does once a second at least unless it hangs or the store fails.
     *
     * @param waiting how many inputs are left for the next one
     */
    default void round(int waiting) {}

    /** The driver begins to write a turn; again, after it failed. */
    default void committing() {}

    /** That turn is on disk. */
    default void committed() {}

    /** A commit failed; it is tried again until it succeeds, and everything waits. */
    default void storeFailed(StoreException failure) {}

    /** The store works again. */
    default void storeRecovered() {}

    /** The driver cannot go on: the process has to end, and loses nothing by it. */
    default void stopped(RuntimeException why) {}
}
