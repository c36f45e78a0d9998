package dev.belfry.trials;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for other processes, whose time no test can turn. */
final class Until {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Until() {}

    /** Waits until it is so, and fails when that takes too long. */
    static void within(Duration longest, BooleanSupplier isSo, Supplier<String> what) {
        long end = System.nanoTime() + longest.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + longest + ": " + what.get());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
