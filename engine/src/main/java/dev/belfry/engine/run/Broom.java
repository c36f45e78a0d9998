package dev.belfry.engine.run;

import dev.belfry.engine.store.Retention;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.Swept;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what is over and old, between two rounds of the driver: a little each second while there is some, so that no
 * alert waits for it, and then not for an hour.
 */
final class Broom {
    private static final int AT_ONCE = 200;
    /** Beyond any time that a clock may have shown when an alert was raised. */
    private static final Instant HOWEVER_NEW = Instant.parse("9999-01-01T00:00:00Z");

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofHours(1);

    private final Store store;
    private final Retention retention;
    private Instant swept = Instant.EPOCH;
    private Duration pause = Duration.ZERO;
    private long cursor;

    Broom(Store store, Retention retention) {
        this.store = store;
        this.retention = retention;
    }

    /** Called between any two rounds. */
    void serve(Instant now) {
        // A clock that was put back makes it no longer.
        boolean lately = now.isBefore(swept.plus(pause)) && !now.isBefore(swept);
        if (lately) {
            return;
        }
        swept = now;
        try {
            boolean tooMuch = store.usedBytes() > retention.bytes();
            Swept step = store.sweep(cursor, tooMuch ? HOWEVER_NEW : now.minus(retention.keep()), AT_ONCE);
            cursor = step.isOver() ? 0 : step.upTo();
            pause = step.isOver() ? REST : PAUSE;
        } catch (StoreException toldWhenACommitFails) {
            pause = REST;
        }
    }
}
