package dev.belfry.app.run;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.engine.run.Instance;
import dev.belfry.engine.run.NamedThreads;
import dev.belfry.engine.run.Plan;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An instance that runs until the process is asked to end. */
public final class RunningInstance {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Instance instance;
    private final OkHttpSender sender;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final @Nullable Heartbeat heartbeat;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Makes it; nothing runs yet.
     *
     * @param heartbeat null when nobody is to be told that all is well
     */
    public RunningInstance(
            Store store,
            Plan plan,
            OkHttpSender sender,
            InstantSource clock,
            RunListener listener,
            @Nullable Heartbeat heartbeat) {
        this.instance = new Instance(store, plan, sender, clock, listener);
        this.sender = sender;
        this.heartbeat = heartbeat;
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
        startHeart();
        instance.awaitEnd();
        if (stopped.get()) {
            hook.join(DRAIN.toMillis());
            return true;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
        return false;
    }

    private void startHeart() {
        if (heartbeat != null) {
            NamedThreads.of("belfry-heartbeat")
                    .newThread(() -> beatUntilStopping(heartbeat))
                    .start();
        }
    }

    private void beatUntilStopping(Heartbeat beating) {
        try {
            while (!stopping.await(beating.every().toMillis(), TimeUnit.MILLISECONDS)) {
                beating.beat();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        stopping.countDown();
        try {
            instance.stop(DRAIN);
            sender.close();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
