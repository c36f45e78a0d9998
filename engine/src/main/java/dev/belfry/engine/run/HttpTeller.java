package dev.belfry.engine.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Sending;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.http.SendFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Makes the attempts of a sink that speaks HTTP. Its one thread writes the requests; the sender's threads hear the
 * answers. A thread that does not come back out of the sink's code is left behind.
 */
final class HttpTeller implements Teller {
    /** So many threads may be left behind before the sink is asked no more. */
    private static final int MOST_LEFT = 3;

    private final HttpSink sink;
    private final Reach reach;
    private final HttpSender sender;
    private final Outlet inbox;
    private final Supplier<ExecutorService> threads;
    private final Runnable onHang;
    private final Set<HttpAttempt> inCode = ConcurrentHashMap.newKeySet();
    private ExecutorService thread;
    private int left;

    HttpTeller(
            HttpSink sink,
            Reach reach,
            HttpSender sender,
            Outlet inbox,
            Supplier<ExecutorService> threads,
            Runnable onHang) {
        this.sink = sink;
        this.reach = reach;
        this.sender = sender;
        this.inbox = inbox;
        this.threads = threads;
        this.onHang = onHang;
        this.thread = threads.get();
    }

    @Override
    public synchronized void tell(Sending sending) {
        HttpAttempt attempt = new HttpAttempt(sending, inbox);
        if (left >= MOST_LEFT) {
            attempt.giveUp();
        } else {
            thread.execute(() -> request(attempt));
        }
    }

    private void request(HttpAttempt attempt) {
        try {
            Sending sending = attempt.sending();
            HttpRequest request = in(attempt, () -> sink.request(sending.notification(), sending.attempt()));
            send(request, attempt, HttpSender.INSTEADS);
        } catch (RuntimeException defect) {
            threw(attempt, defect);
        }
    }

    /** Calls the sink's code under the watch's eyes. */
    private <T> T in(HttpAttempt attempt, Supplier<T> code) {
        attempt.call().begin();
        inCode.add(attempt);
        try {
            return code.get();
        } finally {
            inCode.remove(attempt);
            attempt.call().end();
        }
    }

    private void send(HttpRequest request, HttpAttempt attempt, int insteads) {
        if (attempt.isOver()) {
            return;
        }
        attempt.writes();
        sender.send(request, reach, new HttpSender.Callback() {
            @Override
            public void answered(HttpResponse response) {
                understood(understand(attempt, response), attempt, insteads);
            }

            @Override
            public void failed(SendFailure failure) {
                attempt.hear(attempt.sending().unheard(failure));
            }
        });
    }

    private Outcome understand(HttpAttempt attempt, HttpResponse response) {
        try {
            return in(attempt, () -> sink.outcome(attempt.sending().notification(), response));
        } catch (RuntimeException defect) {
            return new Outcome.Rejected("the sink threw " + defect + " at an answer of " + response.status());
        }
    }

    private void understood(Outcome outcome, HttpAttempt attempt, int insteads) {
        if (outcome instanceof Outcome.Instead instead && insteads > 0) {
            try {
                send(instead.request(), attempt, insteads - 1);
            } catch (RuntimeException defect) {
                threw(attempt, defect);
            }
        } else {
            heard(attempt, outcome);
        }
    }

    private void threw(HttpAttempt attempt, RuntimeException defect) {
        heard(attempt, new Outcome.Rejected("the sink threw " + defect));
    }

    private void heard(HttpAttempt attempt, Outcome outcome) {
        attempt.hear(attempt.sending().heard(outcome));
    }

    @Override
    public void look() {
        for (HttpAttempt attempt : inCode) {
            if (attempt.call().look()) {
                onHang.run();
                attempt.giveUp();
                if (!attempt.isWritten()) {
                    leaveThread();
                }
            }
        }
    }

    /** Those behind it go on another thread. */
    private synchronized void leaveThread() {
        ExecutorService stuck = thread;
        thread = threads.get();
        left++;
        stuck.shutdownNow().forEach(thread::execute);
    }

    @Override
    public void close() {
        synchronized (this) {
            thread.shutdownNow();
        }
        sink.close();
    }
}
