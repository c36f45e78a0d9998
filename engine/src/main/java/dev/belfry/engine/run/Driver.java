package dev.belfry.engine.run;

import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Custody;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Turn;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The driver: takes what waits for it, has the engine step, writes what it said, and has the roster do what is to be done
 * then. Runs on one thread, until it is to end; one that did not come back out of a rule ends when it does.
 */
final class Driver implements Runnable {
    private static final int INPUTS_AT_ONCE = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Shift work;
    private final Office office;

    /** What one driver has from the one before it. */
    record Office(
            Store store,
            Inbox inbox,
            TurnWriter writer,
            Roster roster,
            Succession succession,
            Ending ending,
            InstantSource clock,
            RunListener listener) {}

    Driver(Shift work, Office office) {
        this.work = work;
        this.office = office;
    }

    Shift work() {
        return work;
    }

    @Override
    public void run() {
        boolean left = false;
        try {
            rounds();
        } catch (Custody.Abandoned anotherGoesOn) {
            left = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            office.listener().stopped(e);
        } catch (Error e) {
            office.listener().stopped(new IllegalStateException("the driver cannot go on: " + e, e));
            throw e;
        } finally {
            if (!left) {
                office.ending().over();
                office.succession().end();
            }
        }
    }

    private void rounds() throws InterruptedException {
        Acts acts = begin();
        while (!office.ending().hasBegun()) {
            Succession.Successor next = office.succession().next();
            acts = next == null ? acts : succeed(next, acts);
            List<Input> inputs = work.take(office.inbox().take(pause(acts.wakeAt()), INPUTS_AT_ONCE));
            office.listener().round(office.inbox().waiting());
            acts = perform(work.engine().prepare(inputs, now()));
            office.roster().sweep(now());
        }
        drain();
    }

    /** The first round: after the process's last end, or after a driver that did not come back. */
    private Acts begin() throws InterruptedException {
        Engine engine = work.engine();
        Acts acts;
        if (!work.isRestarted()) {
            acts = perform(engine.restart(now()));
            work.restarted();
        } else {
            engine.takeOver();
            boolean ending = office.ending().hasBegun();
            acts = perform(ending ? engine.drain(work.inputs(), now()) : engine.prepare(work.inputs(), now()));
        }
        read();
        return acts;
    }

    /** What the old crew has read is committed by the new engine, before the new crew reads on from there. */
    private Acts succeed(Succession.Successor next, Acts acts) throws InterruptedException {
        Engine heir;
        try {
            heir = new Engine(office.store(), next.plan().wiring(), office.listener(), work.custody(), List.of());
            heir.takeOver();
        } catch (RuntimeException unfit) {
            next.done().completeExceptionally(unfit);
            return acts;
        }
        office.succession().takes(next);
        List<Asking> unsettled = office.roster().replace(next.plan());
        work.replace(heir);
        List<Input> inputs = work.take(office.inbox().takeAll());
        Acts first = office.writer().write(heir, heir.prepare(inputs, now()));
        read();
        office.roster().performFirst(first, unsettled);
        return first;
    }

    /** Has the crew read, if it does not yet, and whoever asked for it know. */
    private void read() {
        office.roster().read(work.engine(), office.clock());
        if (office.ending().hasBegun()) {
            office.roster().endPolls();
        }
        office.succession().runs();
    }

    private void drain() throws InterruptedException {
        while (!isDrained() && office.ending().mayWait(now())) {
            List<Input> inputs = work.take(office.inbox().take(Duration.ofMillis(100), INPUTS_AT_ONCE));
            perform(work.engine().drain(inputs, now()));
        }
    }

    /** Settlements reach the inbox before they are counted as heard, so that it is looked at last. */
    private boolean isDrained() {
        return work.engine().isIdle()
                && office.roster().isSettled()
                && office.inbox().waiting() == 0;
    }

    /** No longer than a second: a wall clock that jumps must not make the driver oversleep. */
    private Duration pause(@Nullable Instant wakeAt) {
        if (wakeAt == null) {
            return LONGEST_WAIT;
        }
        Duration pause = Duration.between(now(), wakeAt);
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    private Acts perform(Turn turn) throws InterruptedException {
        Acts acts = office.writer().write(work.engine(), turn);
        office.roster().perform(acts);
        return acts;
    }

    private Instant now() {
        return office.clock().instant();
    }
}
