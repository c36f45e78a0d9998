package dev.belfry.engine.run;

import org.jspecify.annotations.Nullable;

/** A call of a plugin on a thread that is its own, which is interrupted when it takes too long. */
final class WatchedCall {
    private final int most;
    private @Nullable Thread thread;
    private int looks;
    private boolean interrupted;

    /** @param most after how many looks it takes too long */
    WatchedCall(int most) {
        this.most = most;
    }

    synchronized void begin() {
        thread = Thread.currentThread();
        looks = 0;
        interrupted = false;
    }

    /** Whether it took too long. The thread hears of no interruption that was meant for the call. */
    synchronized boolean end() {
        boolean tookTooLong = interrupted;
        thread = null;
        interrupted = false;
        if (tookTooLong) {
            Thread.interrupted();
        }
        return tookTooLong;
    }

    /** One look; whether it is this one that finds it too long. */
    synchronized boolean look() {
        if (thread == null || ++looks != most) {
            return false;
        }
        interrupted = true;
        thread.interrupt();
        return true;
    }
}
