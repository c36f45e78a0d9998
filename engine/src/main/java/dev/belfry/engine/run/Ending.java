package dev.belfry.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When an instance is to end, and whether its driver has. */
final class Ending {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Instant by;

    /** No more is begun; what is under way is waited for until then. */
    void begin(Instant latest) {
        by = latest;
    }

    boolean hasBegun() {
        return by != null;
    }

    boolean mayWait(Instant now) {
        Instant latest = by;
        return latest != null && now.isBefore(latest);
    }

    void over() {
        over.countDown();
    }

    void await() throws InterruptedException {
        over.await();
    }

    boolean await(Duration longest) throws InterruptedException {
        return over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
