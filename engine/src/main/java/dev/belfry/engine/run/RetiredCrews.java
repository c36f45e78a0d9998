package dev.belfry.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Crews that were replaced: each ends what it has under way, on a thread of its own. */
final class RetiredCrews implements AutoCloseable {
    /** How long one may take to close when the process ends. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final List<Thread> retiring = new ArrayList<>();

    synchronized void add(Crew crew) {
        retiring.removeIf(thread -> !thread.isAlive());
        Thread thread = NamedThreads.of("belfry-retired").newThread(crew::retire);
        retiring.add(thread);
        thread.start();
    }

    /** The process ends: they close at once. */
    @Override
    public synchronized void close() {
        retiring.forEach(Thread::interrupt);
        try {
            for (Thread thread : retiring) {
                thread.join(LONGEST.toMillis());
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }
}
