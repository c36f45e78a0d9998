package dev.belfry.engine.run;

import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Turn;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running Belfry: the driver's thread, and a crew of others around it. Start it once, stop it once; what it runs may be
 * replaced in between.
 */
public final class Instance implements AutoCloseable {
    private static final int INPUTS_AT_ONCE = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(1);
    /** How long a thread may take to notice that it is to end. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Store store;
    private final HttpSender sender;
    private final InstantSource clock;
    private final RunListener listener;
    private final Inbox inbox = new Inbox();
    private final Thread driver;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration storePause;
    private final AtomicReference<@Nullable Successor> successor = new AtomicReference<>();
    private final RetiredCrews retired = new RetiredCrews();
    private volatile Crew crew;
    private Engine engine;
    private volatile @Nullable Instant stopBy;

    /** A plan that is to take over, and who waits for it. */
    private record Successor(Plan plan, CompletableFuture<Boolean> done) {}

    public Instance(Store store, Plan plan, HttpSender sender, InstantSource clock, RunListener listener) {
        this(store, plan, sender, clock, listener, STORE_PAUSE);
    }

    Instance(
            Store store, Plan plan, HttpSender sender, InstantSource clock, RunListener listener, Duration storePause) {
        this.store = store;
        this.sender = sender;
        this.storePause = storePause;
        this.clock = clock;
        this.listener = listener;
        this.engine = new Engine(store, plan.wiring(), listener);
        this.crew = new Crew(plan, sender, inbox);
        this.driver = NamedThreads.of("belfry-driver").newThread(this::drive);
    }

    public void start() {
        driver.start();
    }

    /**
     * Has another plan take over between two rounds. What is under way goes on: attempts are heard of, whoever started
     * them, and their sinks are closed after that. Batches that are not committed are read again by the new sources.
     *
     * @return completes when the new plan runs; exceptionally when it cannot, and the one before goes on
     */
    public CompletableFuture<Boolean> replace(Plan plan) {
        Successor next = new Successor(plan, new CompletableFuture<>());
        cancel(successor.getAndSet(next));
        if (ended.getCount() == 0) {
            cancel(successor.getAndSet(null));
        }
        return next.done();
    }

    private static void cancel(@Nullable Successor unwanted) {
        if (unwanted != null) {
            unwanted.done().cancel(false);
        }
    }

    /** Has it remembered, for those who look, what was configured and what was refused. */
    public void configured(ConfigurationRow row) {
        inbox.put(new Input.Configured(row));
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
        crew.stopReading();
        if (!ended.await(drain.toMillis() + GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            driver.interrupt();
            ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
        close();
    }

    @Override
    public void close() {
        crew.close();
        retired.close();
        store.close();
    }

    private void drive() {
        try {
            Acts acts = perform(engine.restart(clock.instant()));
            read();
            while (stopBy == null) {
                Successor next = successor.getAndSet(null);
                acts = next == null ? acts : succeed(next, acts);
                List<Input> inputs = inbox.take(pause(acts.wakeAt()), INPUTS_AT_ONCE);
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
            cancel(successor.getAndSet(null));
        }
    }

    /** What the old crew has read is committed by the new engine, before the new crew reads on from there. */
    private Acts succeed(Successor next, Acts acts) throws InterruptedException {
        Engine heir;
        try {
            heir = new Engine(store, next.plan().wiring(), listener);
            heir.takeOver();
        } catch (RuntimeException unfit) {
            next.done().completeExceptionally(unfit);
            return acts;
        }
        Crew before = crew;
        List<Asking> unsettled = before.handOver();
        engine = heir;
        crew = new Crew(next.plan(), sender, inbox);
        retired.add(before);
        try {
            Acts first = perform(engine.prepare(inbox.takeAll(), clock.instant()));
            read();
            unsettled.forEach(crew::ask);
            next.done().complete(true);
            return first;
        } finally {
            next.done().cancel(false);
        }
    }

    private void read() {
        crew.read(engine, clock, listener);
        if (stopBy != null) {
            crew.stopReading();
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
        crew.perform(acts);
        return acts;
    }

    private Acts commit(Turn turn) throws InterruptedException {
        boolean failed = false;
        while (true) {
            try {
                Acts acts = engine.commit(turn);
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
}
