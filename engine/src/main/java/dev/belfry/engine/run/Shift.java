package dev.belfry.engine.run;

import dev.belfry.engine.driver.Custody;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Hung;
import dev.belfry.engine.driver.Input;
import java.util.List;

/** What one driver's thread works with, and what the next needs to go on should this one not come back. */
final class Shift {
    private final Custody custody;
    private volatile Engine engine;
    private volatile List<Input> inputs;
    private volatile List<Hung> hung;

    /**
     * Begins one.
     *
     * @param inputs what the first round is to take
     * @param hung calls that did not come back when that round was made before
     */
    Shift(Custody custody, Engine engine, List<Input> inputs, List<Hung> hung) {
        this.custody = custody;
        this.engine = engine;
        this.inputs = inputs;
        this.hung = hung;
    }

    Custody custody() {
        return custody;
    }

    Engine engine() {
        return engine;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<Hung> hung() {
        return hung;
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
