package dev.belfry.fakes.velociraptor;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for a real call, whose time no test can turn. The deadline only ends a wait for what does not come; how long it
 * took is nothing that a test asserts.
 */
final class Until {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Until() {}

    static void isSo(BooleanSupplier look) {
        long began = System.nanoTime();
        while (!look.getAsBoolean()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new AssertionError("Not within " + LONGEST);
            }
            Thread.onSpinWait();
        }
    }
}
