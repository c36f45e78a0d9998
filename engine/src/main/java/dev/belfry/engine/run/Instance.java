package dev.belfry.engine.run;

import dev.belfry.engine.driver.Custody;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Hung;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A running Belfry: the driver's thread, and a crew of others around it. Start it once, stop it once; what it runs may be
 * replaced in between. A driver that does not come back out of a rule is left behind, and another one goes on.
 */
public final class Instance implements AutoCloseable {
    private static final Duration STORE_PAUSE = Duration.ofSeconds(1);
    /** How long a thread may take to notice that it is to end. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Store store;
    private final InstantSource clock;
    private final RunListener listener;
    private final Inbox inbox = new Inbox();
    private final Succession succession = new Succession();
    private final Ending ending = new Ending();
    private final Roster roster;
    private final Driver.Office office;
    private final Watch watch;
    private volatile Driver driver;
    private volatile Thread thread;

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
        this.clock = clock;
        this.listener = listener;
        Custody custody = new Custody();
        Engine engine = new Engine(store, plan.wiring(), listener, custody, List.of());
        TurnWriter writer = new TurnWriter(listener, storePause);
        this.roster = new Roster(store, plan, sender, inbox, listener);
        this.office = new Driver.Office(store, inbox, writer, roster, succession, ending, clock, listener);
        this.driver = new Driver(Shift.first(custody, engine), office);
        this.thread = thread(driver);
        this.watch = new Watch(lookEvery, this::look);
    }

    private static Thread thread(Driver driver) {
        return NamedThreads.of("belfry-driver").newThread(driver);
    }

    public void start() {
        thread.start();
        watch.start();
    }

    /**
     * Has another plan take over between two rounds. What is under way goes on: attempts are heard of, whoever started
     * them, and their sinks are closed after that. Batches that are not committed are read again by the new sources.
     *
     * @return completes when the new plan runs; exceptionally when it cannot, and the one before goes on; cancelled when a
     *     later plan was asked for before this one ran, or when the instance ends
     */
    public CompletableFuture<Void> replace(Plan plan) {
        return succession.ask(plan);
    }

    /** Has it remembered, for those who look, what was configured and what was refused. */
    public void configured(ConfigurationRow row) {
        inbox.put(new Input.Configured(row));
    }

    /** Waits until the driver has ended. */
    public void awaitEnd() throws InterruptedException {
        ending.await();
    }

    /**
     * Stops: no more polls and no new attempts; waits for the attempts under way and for what they let be settled, for so
     * long, and closes everything. What is not heard by then is in doubt at the next start.
     */
    public void stop(Duration drain) throws InterruptedException {
        ending.begin(clock.instant().plus(drain));
        roster.endPolls();
        if (!ending.await(drain.plus(GRACE))) {
            thread.interrupt();
            if (!ending.await(GRACE)) {
                leaveDriver();
            }
        }
        close();
    }

    private void leaveDriver() {
        watch.close();
        Custody custody = driver.work().custody();
        custody.abandon(custody.look()).ifPresent(hung -> listener.hung(hung.name(), "does not let go"));
        ending.over();
    }

    @Override
    public void close() {
        watch.close();
        roster.close();
        store.close();
    }

    /** Looks whether anybody hangs. On the watch's thread. */
    private void look() {
        Shift hanging = driver.work();
        watch.hung(hanging.custody()).ifPresent(hung -> goOnWithout(hung, hanging));
        roster.look();
    }

    /** The round that hangs is made again by another engine on another thread, and that call fails in it. */
    private void goOnWithout(Hung hung, Shift hanging) {
        listener.hung(hung.name(), roster.hung(hung, clock.instant()));
        Thread stuck = thread;
        List<Hung> calls = hanging.hung(hung);
        try {
            Custody custody = new Custody();
            Engine engine = new Engine(store, roster.wiring(), listener, custody, calls);
            List<Input> more = roster.hungRules();
            driver = new Driver(hanging.next(custody, engine, calls, more), office);
            thread = thread(driver);
            thread.start();
        } catch (RuntimeException e) {
            listener.stopped(e);
            ending.over();
        }
        stuck.interrupt();
    }
}
