package dev.belfry.engine.run;

import dev.belfry.engine.driver.Asking;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Between the driver's thread and a source's: what the source is to do next. */
final class SourceDesk {
    /** More askings than this are not kept: their rules ask again by their own timers. */
    private static final int ASKINGS = 20_000;
    /** How long a wait may last although the clock may jump meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Deque<Asking> askings = new ArrayDeque<>();
    private Instant pollAt;
    private boolean uncommitted;
    private boolean stopped;

    SourceDesk(Instant firstPoll) {
        this.pollAt = firstPoll;
    }

    /** Something to do. */
    sealed interface Work {}

    record Poll() implements Work {}

    record Settle(List<Asking> askings) implements Work {}

    record Stop() implements Work {}

    /** Waits until there is something to do. A poll that is due goes first: askings may never end. */
    synchronized Work next(InstantSource clock) throws InterruptedException {
        while (true) {
            Instant now = clock.instant();
            if (stopped) {
                return new Stop();
            }
            if (!uncommitted && !pollAt.isAfter(now)) {
                return new Poll();
            }
            if (!askings.isEmpty()) {
                return new Settle(takeAskings());
            }
            wait(millis(uncommitted ? LONGEST_WAIT : Duration.between(now, pollAt)));
        }
    }

    private static long millis(Duration time) {
        Duration shorter = time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time;
        return Math.max(1, shorter.toMillis());
    }

    private List<Asking> takeAskings() {
        List<Asking> taken = new ArrayList<>();
        while (taken.size() < SourceLoop.handlesAtOnce() && !askings.isEmpty()) {
            taken.add(askings.remove());
        }
        return taken;
    }

    synchronized void ask(Asking asking) {
        if (askings.size() < ASKINGS) {
            askings.add(asking);
            notifyAll();
        }
    }

    synchronized void polled(Instant again) {
        pollAt = again;
        uncommitted = true;
    }

    synchronized void committed() {
        uncommitted = false;
        notifyAll();
    }

    synchronized void failed(Instant again) {
        pollAt = pollAt.isAfter(again) ? pollAt : again;
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
