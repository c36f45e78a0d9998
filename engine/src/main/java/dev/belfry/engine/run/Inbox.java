package dev.belfry.engine.run;

import dev.belfry.engine.driver.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What waits for the driver. Bounded by those who put: a source has one batch and one settlement outstanding, a sink no
 * more answers than attempts in flight.
 */
final class Inbox implements Outlet {
    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();

    @Override
    public void put(Input input) {
        inputs.add(input);
    }

    int waiting() {
        return inputs.size();
    }

    /** Waits for an input, for so long, and takes it with those behind it. */
    List<Input> take(Duration longest, int most) throws InterruptedException {
        List<Input> taken = new ArrayList<>();
        Input first = inputs.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            inputs.drainTo(taken, most - 1);
        }
        return taken;
    }

    /** Takes what is there. */
    List<Input> takeAll() {
        List<Input> taken = new ArrayList<>();
        inputs.drainTo(taken);
        return taken;
    }
}
