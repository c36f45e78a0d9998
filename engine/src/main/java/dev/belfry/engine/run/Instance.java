package dev.belfry.engine.run;

import dev.belfry.core.source.Source;
import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Turn;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running Belfry: the driver's thread, a thread for each source, and those of the sinks. Start it once, stop it once.
 */
public final class Instance implements AutoCloseable {
    private static final int INPUTS_AT_ONCE = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(1);
    /** How long a thread may take to notice that it is to end. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Store store;
    private final InstantSource clock;
    private final RunListener listener;
    private final Engine engine;
    private final Inbox inbox = new Inbox();
    private final Tellers tellers;
    private final List<Source> plugins = new ArrayList<>();
    private final Map<String, SourceLoop> loops = new LinkedHashMap<>();
    private final List<Thread> sourceThreads = new ArrayList<>();
    private final Thread driver;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration storePause;
    private volatile @Nullable Instant stopBy;

    public Instance(Store store, Plan plan, HttpSender sender, InstantSource clock, RunListener listener) {
        this(store, plan, sender, clock, listener, STORE_PAUSE);
    }

    Instance(
            Store store, Plan plan, HttpSender sender, InstantSource clock, RunListener listener, Duration storePause) {
        this.store = store;
        this.storePause = storePause;
        this.clock = clock;
        this.listener = listener;
        this.engine = new Engine(store, plan.wiring(), listener);
        this.tellers = new Tellers(plan.sinks(), sender, inbox);
        for (SourceSlot slot : plan.sources()) {
            SourceLoop loop = new SourceLoop(slot, engine.checkpoints(slot.name()), clock, inbox, listener);
            loops.put(slot.name(), loop);
            plugins.add(slot.source());
            sourceThreads.add(NamedThreads.of("belfry-source-" + slot.name()).newThread(loop));
        }
        this.driver = NamedThreads.of("belfry-driver").newThread(this::drive);
    }

    public void start() {
        driver.start();
        sourceThreads.forEach(Thread::start);
    }

    /** Waits until the driver has ended. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /**
     * Stops: no more polls and no new attempts; waits for the attempts under way, for so long, and closes everything.
     * What is not heard by then is in doubt at the next start.
     */
    public void stop(Duration drain) throws InterruptedException {
        stopBy = clock.instant().plus(drain);
        loops.values().forEach(loop -> loop.desk().stop());
        if (!ended.await(drain.toMillis() + GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            driver.interrupt();
            ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
        sourceThreads.forEach(Thread::interrupt);
        for (Thread thread : sourceThreads) {
            thread.join(GRACE.toMillis());
        }
        close();
    }

    @Override
    public void close() {
        tellers.close();
        plugins.forEach(Source::close);
        store.close();
    }

    private void drive() {
        try {
            Acts acts = perform(engine.restart(clock.instant()));
            while (stopBy == null) {
                List<Input> inputs = inbox.take(pause(acts.wakeAt()), INPUTS_AT_ONCE);
                listener.round(inbox.waiting());
                acts = perform(engine.prepare(inputs, clock.instant()));
            }
            drain();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            listener.stopped(e);
        } catch (Error e) {
            listener.stopped(new IllegalStateException("the driver cannot go on: " + e, e));
            throw e;
        } finally {
            ended.countDown();
        }
    }

    private void drain() throws InterruptedException {
        while (!engine.isIdle() && stopBy != null && clock.instant().isBefore(stopBy)) {
            List<Input> inputs = inbox.take(Duration.ofMillis(100), INPUTS_AT_ONCE);
            perform(engine.drain(inputs, clock.instant()));
        }
    }

    /** No longer than a second: a wall clock that jumps must not make the driver oversleep. */
    private Duration pause(@Nullable Instant wakeAt) {
        if (wakeAt == null) {
            return LONGEST_WAIT;
        }
        Duration pause = Duration.between(clock.instant(), wakeAt);
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    private Acts perform(Turn turn) throws InterruptedException {
        Acts acts = commit(turn);
        acts.sendings().forEach(tellers::tell);
        for (Asking asking : acts.askings()) {
            SourceLoop loop = loops.get(asking.handle().source());
            if (loop != null) {
                loop.desk().ask(asking);
            }
        }
        acts.committed().forEach(source -> {
            SourceLoop loop = loops.get(source);
            if (loop != null) {
                loop.desk().committed();
            }
        });
        return acts;
    }

    private Acts commit(Turn turn) throws InterruptedException {
        boolean failed = false;
        while (true) {
            try {
                Acts acts = write(turn);
                if (failed) {
                    listener.storeRecovered();
                }
                return acts;
            } catch (StoreException e) {
                if (!failed) {
                    listener.storeFailed(e);
                }
                failed = true;
                TimeUnit.MILLISECONDS.sleep(storePause.toMillis());
            }
        }
    }

    private Acts write(Turn turn) {
        if (!turn.hasChanges()) {
            return engine.commit(turn);
        }
        listener.committing();
        Acts acts = engine.commit(turn);
        listener.committed();
        return acts;
    }
}
