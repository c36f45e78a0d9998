package dev.belfry.engine.run;

import dev.belfry.engine.driver.Custody;
import dev.belfry.engine.driver.Hung;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks now and then whether anybody hangs. It counts its looks rather than the time: a machine may sleep. */
final class Watch implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);
    /** After how many looks at the same call of a rule it is taken for lost. */
    static final int RULE = 10;

    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long seen;
    private int looks;

    Watch(Duration every, Runnable look) {
        this.thread = NamedThreads.of("belfry-watch-calls").newThread(() -> {
            try {
                while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    look.run();
                }
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void start() {
        thread.start();
    }

    /** The call that the driver's thread has been in for too long; its engine is taken away from it. */
    Optional<Hung> hung(Custody custody) {
        long now = custody.look();
        looks = now == seen && now % 2 != 0 ? looks + 1 : 0;
        seen = now;
        return looks < RULE ? Optional.empty() : custody.abandon(now);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
