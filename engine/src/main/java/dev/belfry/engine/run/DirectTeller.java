package dev.belfry.engine.run;

import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Sending;
import dev.belfry.engine.http.SendFailure;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Makes the attempts of a sink that brings its own protocol, each on a thread, each for a minute at most. */
final class DirectTeller implements Teller {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DirectSink sink;
    private final Inbox inbox;
    private final ExecutorService threads;
    private final ScheduledExecutorService watch;

    DirectTeller(DirectSink sink, Inbox inbox, ExecutorService threads, ScheduledExecutorService watch) {
        this.sink = sink;
        this.inbox = inbox;
        this.threads = threads;
        this.watch = watch;
    }

    @Override
    public void tell(Sending sending) {
        threads.execute(() -> {
            ScheduledFuture<?> alarm =
                    watch.schedule(Thread.currentThread()::interrupt, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            inbox.put(attempt(sending));
            if (!alarm.cancel(false)) {
                // The alarm may have come too late to be of use to anyone: the next attempt must not hear it.
                Thread.interrupted();
            }
        });
    }

    private Input attempt(Sending sending) {
        int number = sending.attempt().number();
        try {
            Outcome outcome = sink.send(sending.notification(), sending.attempt());
            return new Input.Heard(sending.sink(), sending.delivery(), number, outcome);
        } catch (InterruptedException tooLong) {
            SendFailure failure = new SendFailure(SendFailure.Kind.IN_DOUBT, "no answer within a minute");
            return new Input.Unheard(sending.sink(), sending.delivery(), number, failure);
        } catch (RuntimeException defect) {
            Outcome rejected = new Outcome.Rejected("the sink threw " + defect);
            return new Input.Heard(sending.sink(), sending.delivery(), number, rejected);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sink.close();
    }
}
