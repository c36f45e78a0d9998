package dev.belfry.engine.run;

import dev.belfry.engine.driver.Custody;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Hung;
import dev.belfry.engine.driver.Input;
import java.util.ArrayList;
import java.util.List;

/** What one driver works with, and what the next needs to go on should this one not come back. */
final class Shift {
    private final Custody custody;
    private volatile Engine engine;
    private volatile List<Input> inputs;
    private volatile List<Hung> hung;
    private volatile boolean restarted;

    private Shift(Custody custody, Engine engine, List<Input> inputs, List<Hung> hung, boolean restarted) {
        this.custody = custody;
        this.engine = engine;
        this.inputs = inputs;
        this.hung = hung;
        this.restarted = restarted;
    }

    /** The first of a process. */
    static Shift first(Custody custody, Engine engine) {
        return new Shift(custody, engine, List.of(), List.of(), false);
    }

    /**
     * The one after a driver that did not come back: its round is made again.
     *
     * @param engine in which the calls that did not come back fail
     * @param more what it is to take besides
     */
    Shift next(Custody custody, Engine engine, List<Hung> calls, List<Input> more) {
        List<Input> all = new ArrayList<>(inputs);
        all.addAll(more);
        return new Shift(custody, engine, List.copyOf(all), calls, restarted);
    }

    Custody custody() {
        return custody;
    }

    Engine engine() {
        return engine;
    }

    /** What the round that is being made takes. */
    List<Input> inputs() {
        return inputs;
    }

    /** The calls that did not come back in this round so far, and this one. */
    List<Hung> hung(Hung another) {
        List<Hung> calls = new ArrayList<>(hung);
        calls.add(another);
        return List.copyOf(calls);
    }

    /** Whether the round is made that begins after the process before this one. */
    boolean isRestarted() {
        return restarted;
    }

    void restarted() {
        restarted = true;
    }

    /** Another round begins. */
    List<Input> take(List<Input> taken) {
        hung = List.of();
        inputs = taken;
        return taken;
    }

    void replace(Engine heir) {
        engine = heir;
    }
}
