package dev.belfry.engine.run;

import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Hung;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Wiring;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Who works beside the driver: the crew of the plan that runs, and those before it that have something under way. */
final class Roster implements AutoCloseable {
    private final Store store;
    private final HttpSender sender;
    private final Inbox inbox;
    private final RunListener listener;
    private final RetiredCrews retired = new RetiredCrews();
    private volatile Crew crew;
    private volatile Broom broom;
    private volatile HungRules hungRules = new HungRules();

    Roster(Store store, Plan plan, HttpSender sender, Inbox inbox, RunListener listener) {
        this.store = store;
        this.sender = sender;
        this.inbox = inbox;
        this.listener = listener;
        this.crew = new Crew(plan, sender, inbox, listener);
        this.broom = new Broom(store, plan.retention());
    }

    /** The wiring of the plan that runs, without the rules that were stopped. */
    Wiring wiring() {
        return crew.plan().wiring(hungRules.stopped());
    }

    /** A rule did not come back; returns what became of it, as a clause. */
    String hung(Hung call, Instant now) {
        return hungRules.add(call, now);
    }

    /** How the rules are that did not come back, for an engine that begins. */
    List<Input> hungRules() {
        return hungRules.health();
    }

    /**
     * Another plan's crew takes over, and is to read when its engine is ready.
     *
     * @return what was asked for and is not begun
     */
    List<Asking> replace(Plan plan) {
        Crew before = crew;
        List<Asking> unsettled = before.handOver();
        hungRules = new HungRules();
        crew = new Crew(plan, sender, inbox, listener);
        broom = new Broom(store, plan.retention());
        retired.add(before);
        return unsettled;
    }

    void read(Engine engine, InstantSource clock) {
        crew.read(engine, clock);
    }

    void perform(Acts acts) {
        crew.perform(acts);
    }

    /** As {@link #perform}, when what was committed was read by the crew before. */
    void performFirst(Acts acts, List<Asking> unsettled) {
        crew.perform(new Acts(acts.sendings(), acts.askings(), Set.of(), acts.wakeAt()));
        unsettled.forEach(crew::ask);
    }

    /** Forgets something of what is old, when it is time. */
    void sweep(Instant now) {
        broom.serve(now);
    }

    void endPolls() {
        crew.endPolls();
    }

    boolean isSettled() {
        return crew.isSettled();
    }

    void look() {
        crew.look();
    }

    @Override
    public void close() {
        crew.close();
        retired.close();
    }
}
