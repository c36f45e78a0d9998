package dev.belfry.app.run;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.engine.run.Instance;
import dev.belfry.engine.run.Plan;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** An instance that runs until the process is asked to end. */
public final class RunningInstance {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Instance instance;
    private final OkHttpSender sender;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public RunningInstance(Store store, Plan plan, OkHttpSender sender, InstantSource clock, RunListener listener) {
        this.instance = new Instance(store, plan, sender, clock, listener);
        this.sender = sender;
    }

    /**
     * Runs until SIGTERM or SIGINT, and then drains.
     *
     * @return false when it ended by itself, which it does only when it cannot go on
     */
    public boolean runUntilStopped() throws InterruptedException {
        Thread hook = new Thread(this::stop, "belfry-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        instance.start();
        instance.awaitEnd();
        if (stopped.get()) {
            hook.join(DRAIN.toMillis());
            return true;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
        return false;
    }

    private void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        try {
            instance.stop(DRAIN);
            sender.close();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
