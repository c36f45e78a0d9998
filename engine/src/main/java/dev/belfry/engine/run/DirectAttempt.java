package dev.belfry.engine.run;

import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Sending;
import dev.belfry.engine.http.SendFailure;
import org.jspecify.annotations.Nullable;

/** One attempt of a direct sink. Whoever is first, the sink or the alarm, says what came of it; the other says nothing. */
final class DirectAttempt {
    private final DirectSink sink;
    private final Sending sending;
    private final Outlet inbox;
    private @Nullable Thread thread;
    private boolean over;

    DirectAttempt(DirectSink sink, Sending sending, Outlet inbox) {
        this.sink = sink;
        this.sending = sending;
        this.inbox = inbox;
    }

    void run() {
        if (begin()) {
            Input came = send();
            if (end()) {
                inbox.put(came);
            }
        }
    }

    /** The time is up. */
    void giveUp() {
        SendFailure.Kind kind = interrupt();
        if (kind != null) {
            String why = kind == SendFailure.Kind.UNSENT ? "every thread of the sink hangs" : "no answer in time";
            inbox.put(sending.unheard(new SendFailure(kind, why)));
        }
    }

    private synchronized boolean begin() {
        thread = Thread.currentThread();
        return !over;
    }

    /** After this no alarm interrupts the thread, and it does not hear of one that came too late. */
    private synchronized boolean end() {
        Thread.interrupted();
        boolean first = !over;
        over = true;
        return first;
    }

    private synchronized SendFailure.@Nullable Kind interrupt() {
        if (over) {
            return null;
        }
        over = true;
        if (thread == null) {
            return SendFailure.Kind.UNSENT;
        }
        thread.interrupt();
        return SendFailure.Kind.IN_DOUBT;
    }

    private Input send() {
        try {
            return sending.heard(sink.send(sending.notification(), sending.attempt()));
        } catch (InterruptedException stopping) {
            return sending.unheard(new SendFailure(SendFailure.Kind.IN_DOUBT, "interrupted while it was sending"));
        } catch (RuntimeException defect) {
            return sending.heard(new Outcome.Rejected("the sink threw " + defect));
        }
    }
}
