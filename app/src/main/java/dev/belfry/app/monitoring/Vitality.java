package dev.belfry.app.monitoring;

import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the process lives, which a restart would mend, and whether it does its work. What a source or a sink has is
 * neither: Belfry waits for those, and a restart would not help them.
 */
final class Vitality implements RunListener {
    /** Longer than any round should take, commits to a slow disk included. */
    private static final long LONGEST_ROUND = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private volatile boolean begun;
    private volatile long began;
    private volatile boolean storeFails;
    private volatile boolean stopped;

    /**
     * Makes it.
     *
     * @param nanos never goes back, as {@link System#nanoTime}: a clock that is put right kills nobody
     */
    Vitality(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Why the process should be started anew; empty while it need not. */
    Optional<String> deadly() {
        if (stopped) {
            return Optional.of("the driver has stopped");
        }
        boolean hangs = !storeFails && nanos.getAsLong() - began > LONGEST_ROUND;
        return hangs ? Optional.of("the driver hangs") : Optional.empty();
    }

    /** Why it does not do its work; empty while it does. */
    Optional<String> hindrance() {
        if (deadly().isPresent()) {
            return deadly();
        }
        if (storeFails) {
            return Optional.of("the store cannot be written");
        }
        return begun ? Optional.empty() : Optional.of("it is starting");
    }

    @Override
    public void round(int waiting) {
        began = nanos.getAsLong();
        begun = true;
    }

    @Override
    public void storeFailed(StoreException failure) {
        storeFails = true;
    }

    @Override
    public void storeRecovered() {
        began = nanos.getAsLong();
        storeFails = false;
    }

    @Override
    public void stopped(RuntimeException why) {
        stopped = true;
    }
}
