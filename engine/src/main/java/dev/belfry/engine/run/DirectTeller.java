package dev.belfry.engine.run;

import dev.belfry.core.sink.DirectSink;
import dev.belfry.engine.driver.Sending;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes the attempts of a sink that brings its own protocol, each on a thread, each for so long at most. */
final class DirectTeller implements Teller {
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final DirectSink sink;
    private final Outlet inbox;
    private final ExecutorService threads;
    private final ScheduledExecutorService watch;
    private final Duration longest;

    DirectTeller(
            DirectSink sink, Outlet inbox, ExecutorService threads, ScheduledExecutorService watch, Duration longest) {
        this.sink = sink;
        this.inbox = inbox;
        this.threads = threads;
        this.watch = watch;
        this.longest = longest;
    }

    /** The time runs from here: a sink that ignores interruption keeps its threads, and then nothing starts any more. */
    @Override
    public void tell(Sending sending) {
        DirectAttempt attempt = new DirectAttempt(sink, sending, inbox);
        Future<?> alarm = watch.schedule(attempt::giveUp, longest.toMillis(), TimeUnit.MILLISECONDS);
        threads.execute(() -> {
            attempt.run();
            alarm.cancel(false);
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sink.close();
    }
}
