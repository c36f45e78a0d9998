package dev.belfry.engine.run;

import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Sending;
import dev.belfry.engine.http.SendFailure;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt of a sink that speaks HTTP: of whatever comes of it, the first is heard. */
final class HttpAttempt {
    /** After how many looks, a second apart, a call of the sink's code hangs. */
    static final int HANGS = 10;

    private final Sending sending;
    private final Outlet inbox;
    private final WatchedCall call = new WatchedCall(HANGS);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean written;

    HttpAttempt(Sending sending, Outlet inbox) {
        this.sending = sending;
        this.inbox = inbox;
    }

    Sending sending() {
        return sending;
    }

    WatchedCall call() {
        return call;
    }

    boolean isOver() {
        return over.get();
    }

    /** A request goes out: from now on it may have arrived. */
    void writes() {
        written = true;
    }

    boolean isWritten() {
        return written;
    }

    void hear(Input input) {
        if (over.compareAndSet(false, true)) {
            inbox.put(input);
        }
    }

    /** Nobody waits for it any more. */
    void giveUp() {
        hear(sending.unheard(new SendFailure(
                written ? SendFailure.Kind.IN_DOUBT : SendFailure.Kind.UNSENT, "the sink's code does not come back")));
    }
}
