package dev.belfry.engine.run;

import dev.belfry.engine.driver.Input;
import java.time.Duration;

/**
 * The way of one plan's sources and sinks into the inbox. When another plan takes over, no batch comes in here any more,
 * for the other plan's sources read from where the last one ended; what the sinks hear still does.
 */
final class Port implements Outlet {
    private static final long SECOND = 1_000;

    private final Inbox inbox;
    private boolean closedToBatches;
    private int underWay;

    Port(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public synchronized void put(Input input) {
        if (input instanceof Input.Heard || input instanceof Input.Unheard) {
            if (--underWay == 0) {
                notifyAll();
            }
        }
        if (!closedToBatches || !(input instanceof Input.Read || input instanceof Input.Health)) {
            inbox.put(input);
        }
    }

    /** An attempt starts, of which something will be heard. */
    synchronized void started() {
        underWay++;
    }

    synchronized void closeToBatches() {
        closedToBatches = true;
    }

    /** Waits until something was heard of every attempt, for so long at most. */
    synchronized void awaitQuiet(Duration longest) throws InterruptedException {
        for (long seconds = longest.toSeconds(); underWay > 0 && seconds > 0; seconds--) {
            wait(SECOND);
        }
    }
}
