package dev.belfry.velociraptor.testing;

import java.time.Duration;

/**
 * Waits for a real stream or socket, whose time no test can turn. The deadline only ends a wait for what does not come;
 * how long it took is nothing that a test asserts.
 */
public final class Until {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Until() {}

    /** Waits until it is so, looking again and again. */
    public static void isSo(Look look) throws Exception {
        isSo(look, Thread::onSpinWait);
    }

    /** Does something again and again until it is so. */
    public static void isSo(Look look, Step step) throws Exception {
        long began = System.nanoTime();
        while (!look.isSo()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new AssertionError("Not within " + LONGEST);
            }
            step.take();
        }
    }

    /** Whether it is so. */
    public interface Look {
        boolean isSo() throws Exception;
    }

    /** What brings it about, or passes the time. */
    public interface Step {
        void take() throws Exception;
    }
}
