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

    /** No source waits for longer, whatever it asked for. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private final Deque<Asking> askings = new ArrayDeque<>();
    private Instant pollAt;
    /** From when it was asked for until {@link #pollAt}: a clock that is put back must not make it longer. */
    private Duration pause = Duration.ZERO;

    private boolean uncommitted;
    private int settling;
    private boolean pollsEnded;
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
            pollAt = earlier(pollAt, now.plus(pause));
            if (stopped) {
                return new Stop();
            }
            boolean mayPoll = !uncommitted && !pollsEnded;
            if (mayPoll && !pollAt.isAfter(now)) {
                return new Poll();
            }
            if (!askings.isEmpty()) {
                return new Settle(takeAskings());
            }
            wait(millis(mayPoll ? Duration.between(now, pollAt) : LONGEST_WAIT));
        }
    }

    private static long millis(Duration time) {
        return Math.max(1, shorter(time, LONGEST_WAIT).toMillis());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<Asking> takeAskings() {
        List<Asking> taken = new ArrayList<>();
        while (taken.size() < SourceLoop.handlesAtOnce() && !askings.isEmpty()) {
            taken.add(askings.remove());
        }
        settling += taken.size();
        return taken;
    }

    synchronized void ask(Asking asking) {
        if (askings.size() < ASKINGS) {
            askings.add(asking);
            notifyAll();
        }
    }

    /** What came of so many askings is in the inbox. */
    synchronized void settled(int count) {
        settling -= count;
    }

    /** Whether nothing is asked for of which the inbox has not heard. */
    synchronized boolean isSettled() {
        return askings.isEmpty() && settling == 0;
    }

    /** The source was asked at {@code now}, and wants to be asked again. */
    synchronized void polled(Instant again, Instant now) {
        pause = again.isAfter(now) ? shorter(Duration.between(now, again), LONGEST_PAUSE) : Duration.ZERO;
        pollAt = now.plus(pause);
        uncommitted = true;
    }

    synchronized void committed() {
        uncommitted = false;
        notifyAll();
    }

    /** Leaves the source alone for so long, or for as long as it asked for anyway. */
    synchronized void failed(Duration longer, Instant now) {
        Instant again = now.plus(longer);
        if (again.isAfter(pollAt)) {
            pause = longer;
            pollAt = again;
        }
    }

    /** The process is about to end: what is asked for is settled, and nothing is read any more. */
    synchronized void endPolls() {
        pollsEnded = true;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Takes back what is not begun. */
    synchronized List<Asking> leftOver() {
        List<Asking> left = List.copyOf(askings);
        askings.clear();
        return left;
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
