package dev.belfry.engine.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes plugins, all at once and each on a thread of its own: one that does not come back is left behind. */
final class Closing {
    private static final Logger log = LoggerFactory.getLogger(Closing.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Closing() {}

    /** Returns when all are closed, or after five seconds. */
    static void all(Map<String, Runnable> closers, RunListener listener) {
        Map<String, Thread> threads = new LinkedHashMap<>();
        closers.forEach((name, closer) -> {
            Thread thread = NamedThreads.of("belfry-close-" + name).newThread(() -> close(name, closer));
            thread.start();
            threads.put(name, thread);
        });
        boolean inAHurry = false;
        long left = LONGEST.toMillis();
        for (Map.Entry<String, Thread> closing : threads.entrySet()) {
            try {
                closing.getValue().join(left);
            } catch (InterruptedException hurry) {
                inAHurry = true;
            }
            if (closing.getValue().isAlive()) {
                // Whoever is behind had its time as well.
                left = 1;
                listener.hung(closing.getKey(), "does not close, and is left behind");
            }
        }
        if (inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(String name, Runnable closer) {
        try {
            closer.run();
        } catch (RuntimeException | LinkageError defect) {
            log.warn("{}  could not be closed: {}", name, defect.getClass().getName());
        }
    }
}
