package dev.belfry.engine.run;

import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Turn;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Commits turns. A store that fails is tried again for as long as it takes: nothing may happen meanwhile. */
record TurnWriter(RunListener listener, Duration pause) {
    /** Returns what is to be done now that the turn is on disk. */
    Acts write(Engine engine, Turn turn) throws InterruptedException {
        boolean failed = false;
        while (true) {
            try {
                Acts acts = attempt(engine, turn);
                if (failed) {
                    listener.storeRecovered();
                }
                return acts;
            } catch (StoreException e) {
                if (!failed) {
                    listener.storeFailed(e);
                }
                failed = true;
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        }
    }

    private Acts attempt(Engine engine, Turn turn) {
        if (!turn.hasChanges()) {
            return engine.commit(turn);
        }
        listener.committing();
        Acts acts = engine.commit(turn);
        listener.committed();
        return acts;
    }
}
