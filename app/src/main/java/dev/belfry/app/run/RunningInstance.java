package dev.belfry.app.run;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.run.Instance;
import dev.belfry.engine.run.NamedThreads;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An instance that runs until the process is asked to end, and takes another configuration when there is one. */
public final class RunningInstance {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    /** How often files are looked at, and how often while somebody waits for it. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    /** How long the heart rests before it looks whether it has become wanted. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final Instance instance;
    private final OkHttpSender sender;
    private final InstantSource clock;
    private final Hearers hearers;
    private final Reloader reloader;
    private final Semaphore hungUp = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Silences silences = new Silences();
    private final long startedAt = System.nanoTime();
    private volatile @Nullable Heartbeat heartbeat;

    /** Makes it of what was read; nothing runs yet. */
    public RunningInstance(
            Store store,
            ConfigurationRead read,
            ConfigurationRead.Reader reader,
            OkHttpSender sender,
            InstantSource clock,
            Hearers hearers)
            throws Exception {
        Configuration configuration = read.orThrow();
        this.sender = sender;
        this.clock = clock;
        this.instance = new Instance(store, Plans.of(configuration), sender, clock, hearers.instance());
        this.hearers = hearers;
        this.heartbeat = heartbeat(configuration);
        this.reloader = new Reloader(read, reader, new Replacing(), hearers.log(), clock);
        HangUp.runs(hungUp::release);
    }

    /** How another configuration comes to run. */
    private final class Replacing implements Reloader.Target {
        @Override
        public CompletableFuture<Void> take(Configuration configuration) {
            return instance.replace(Plans.of(configuration)).thenRun(() -> {
                sender.allow(Plans.atOnce(configuration));
                heartbeat = heartbeat(configuration);
                hearers.taken().accept(configuration);
            });
        }

        @Override
        public void configured(ConfigurationRow row) {
            instance.configured(row);
        }
    }

    private @Nullable Heartbeat heartbeat(Configuration configuration) {
        HeartbeatSettings settings = configuration.heartbeat();
        return settings == null
                ? null
                : Heartbeat.of(
                        settings,
                        configuration,
                        silences,
                        () -> SqliteStores.openForReading(configuration.store().path()),
                        sender,
                        clock,
                        () -> Duration.ofNanos(System.nanoTime() - startedAt));
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
        NamedThreads.of("belfry-heartbeat").newThread(this::beatUntilStopping).start();
        NamedThreads.of("belfry-reload").newThread(this::lookUntilStopping).start();
        instance.awaitEnd();
        if (stopped.get()) {
            hook.join(DRAIN.toMillis());
            return true;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        stop();
        return false;
    }

    private void beatUntilStopping() {
        try {
            Heartbeat beating = heartbeat;
            while (!stopping.await((beating == null ? REST : beating.every()).toMillis(), TimeUnit.MILLISECONDS)) {
                // One that was replaced meanwhile says nothing any more.
                if (beating != null && beating == heartbeat) {
                    beating.beat();
                }
                beating = heartbeat;
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookUntilStopping() {
        try {
            while (stopping.getCount() > 0) {
                Duration wait = reloader.isAsked() ? LOOK_AGAIN : LOOK;
                if (hungUp.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    hungUp.drainPermits();
                    reloader.ask();
                }
                reloader.look();
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
