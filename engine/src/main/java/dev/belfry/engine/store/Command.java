package dev.belfry.engine.store;

import java.time.Instant;

/** What another process asks of the running one: to do something with a delivery. */
public record Command(Kind kind, long delivery, Instant askedAt) {
    /** What may be asked. */
    public enum Kind {
        REPLAY,
        DROP,
        WAIVE
    }
}
