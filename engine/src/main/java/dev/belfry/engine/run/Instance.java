package dev.belfry.engine.run;

import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Custody;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Hung;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Turn;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running Belfry: the driver's thread, and a crew of others around it. Start it once, stop it once; what it runs may be
 * replaced in between. A driver that does not come back out of a rule is left behind, and another one goes on.
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
    private final CountDownLatch ended = new CountDownLatch(1);
    private final TurnWriter writer;
    private final Watch watch;
    private final Succession succession = new Succession();
    private final RetiredCrews retired = new RetiredCrews();
    private volatile HungRules hungRules = new HungRules();
    private volatile Crew crew;
    private volatile Broom broom;
    private volatile Shift shift;
    private volatile Thread driver;
    private volatile boolean restarted;
    private volatile @Nullable Instant stopBy;

    public Instance(Store store, Plan plan, HttpSender sender, InstantSource clock, RunListener listener) {
        this(store, plan, sender, clock, listener, STORE_PAUSE, Watch.EVERY);
    }

    Instance(
            Store store,
            Plan plan,
            HttpSender sender,
            InstantSource clock,
            RunListener listener,
            Duration storePause,
            Duration lookEvery) {
        this.store = store;
        this.sender = sender;
        this.clock = clock;
        this.listener = listener;
        this.writer = new TurnWriter(listener, storePause);
        Custody custody = new Custody();
        Engine engine = new Engine(store, plan.wiring(), listener, custody, List.of());
        this.shift = new Shift(custody, engine, List.of(), List.of());
        this.crew = new Crew(plan, sender, inbox, listener);
        this.broom = new Broom(store, plan.retention());
        this.driver = thread(shift);
        this.watch = new Watch(lookEvery, this::look);
    }

    private Thread thread(Shift work) {
        return NamedThreads.of("belfry-driver").newThread(() -> drive(work));
    }

    public void start() {
        driver.start();
        watch.start();
    }

    /**
     * Has another plan take over between two rounds. What is under way goes on: attempts are heard of, whoever started
     * them, and their sinks are closed after that. Batches that are not committed are read again by the new sources.
     *
     * @return completes when the new plan runs; exceptionally when it cannot, and the one before goes on
     */
    public CompletableFuture<Boolean> replace(Plan plan) {
        return succession.ask(plan);
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
     * Stops: no more polls and no new attempts; waits for the attempts under way and for what they let be settled, for so
     * long, and closes everything. What is not heard by then is in doubt at the next start.
     */
    public void stop(Duration drain) throws InterruptedException {
        stopBy = clock.instant().plus(drain);
        crew.endPolls();
        if (!ended.await(drain.toMillis() + GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            driver.interrupt();
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                watch.close();
                Custody custody = shift.custody();
                custody.abandon(custody.look()).ifPresent(hung -> listener.hung(hung.name(), "does not let go"));
                ended.countDown();
            }
        }
        close();
    }

    @Override
    public void close() {
        watch.close();
        crew.close();
        retired.close();
        store.close();
    }

    /** Looks whether anybody hangs. On the watch's thread. */
    private void look() {
        Shift hanging = shift;
        watch.hung(hanging.custody()).ifPresent(hung -> goOnWithout(hung, hanging));
        crew.look();
    }

    /** The round that hangs is made again by another engine on another thread, and that call fails in it. */
    private void goOnWithout(Hung hung, Shift hanging) {
        listener.hung(hung.name(), hungRules.add(hung, clock.instant()));
        Thread stuck = driver;
        List<Hung> calls = new ArrayList<>(hanging.hung());
        calls.add(hung);
        List<Input> inputs = new ArrayList<>(hanging.inputs());
        inputs.addAll(hungRules.health());
        try {
            Custody custody = new Custody();
            Engine engine =
                    new Engine(store, crew.plan().wiring(hungRules.stopped()), listener, custody, List.copyOf(calls));
            shift = new Shift(custody, engine, List.copyOf(inputs), List.copyOf(calls));
            driver = thread(shift);
            driver.start();
        } catch (RuntimeException e) {
            listener.stopped(e);
            ended.countDown();
        }
        stuck.interrupt();
    }

    private void drive(Shift work) {
        boolean left = false;
        try {
            rounds(work);
        } catch (Custody.Abandoned anotherGoesOn) {
            left = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            listener.stopped(e);
        } catch (Error e) {
            listener.stopped(new IllegalStateException("the driver cannot go on: " + e, e));
            throw e;
        } finally {
            if (!left) {
                ended.countDown();
                succession.end();
            }
        }
    }

    private void rounds(Shift work) throws InterruptedException {
        Acts acts = begin(work);
        while (stopBy == null) {
            Succession.Successor next = succession.next();
            acts = next == null ? acts : succeed(next, work, acts);
            List<Input> inputs = work.take(inbox.take(pause(acts.wakeAt()), INPUTS_AT_ONCE));
            listener.round(inbox.waiting());
            acts = perform(work, work.engine().prepare(inputs, clock.instant()));
            broom.serve(clock.instant());
        }
        drain(work);
    }

    /** The first round: after the process's last end, or after a driver that did not come back. */
    private Acts begin(Shift work) throws InterruptedException {
        Acts acts;
        if (restarted) {
            work.engine().takeOver();
            Instant now = clock.instant();
            acts = perform(
                    work,
                    stopBy == null
                            ? work.engine().prepare(work.inputs(), now)
                            : work.engine().drain(work.inputs(), now));
        } else {
            acts = perform(work, work.engine().restart(clock.instant()));
            restarted = true;
        }
        read(work.engine());
        return acts;
    }

    /** What the old crew has read is committed by the new engine, before the new crew reads on from there. */
    private Acts succeed(Succession.Successor next, Shift work, Acts acts) throws InterruptedException {
        Engine heir;
        try {
            heir = new Engine(store, next.plan().wiring(), listener, work.custody(), List.of());
            heir.takeOver();
        } catch (RuntimeException unfit) {
            next.done().completeExceptionally(unfit);
            return acts;
        }
        succession.takes(next);
        hungRules = new HungRules();
        Crew before = crew;
        List<Asking> unsettled = before.handOver();
        work.replace(heir);
        crew = new Crew(next.plan(), sender, inbox, listener);
        broom = new Broom(store, next.plan().retention());
        retired.add(before);
        List<Input> inputs = work.take(inbox.takeAll());
        Acts first = writer.write(heir, heir.prepare(inputs, clock.instant()));
        read(heir);
        // What is committed by it was read by the crew before.
        crew.perform(new Acts(first.sendings(), first.askings(), Set.of(), first.wakeAt()));
        unsettled.forEach(crew::ask);
        return first;
    }

    /** Has the crew read, if it does not yet, and whoever asked for it know. */
    private void read(Engine engine) {
        crew.read(engine, clock);
        if (stopBy != null) {
            crew.endPolls();
        }
        succession.runs();
    }

    private void drain(Shift work) throws InterruptedException {
        while (!isDrained(work.engine()) && stopBy != null && clock.instant().isBefore(stopBy)) {
            List<Input> inputs = work.take(inbox.take(Duration.ofMillis(100), INPUTS_AT_ONCE));
            perform(work, work.engine().drain(inputs, clock.instant()));
        }
    }

    /** Settlements reach the inbox before they are counted as heard, so that it is looked at last. */
    private boolean isDrained(Engine engine) {
        return engine.isIdle() && crew.isSettled() && inbox.waiting() == 0;
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

    private Acts perform(Shift work, Turn turn) throws InterruptedException {
        Acts acts = writer.write(work.engine(), turn);
        crew.perform(acts);
        return acts;
    }
}
