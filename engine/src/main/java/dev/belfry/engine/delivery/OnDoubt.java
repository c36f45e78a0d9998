package dev.belfry.engine.delivery;

/** What to do with a delivery of which nobody knows whether it arrived. */
public enum OnDoubt {
    /** Send it again: it may arrive twice. */
    RESEND,
    /** Set it aside until a person decides: it may not have arrived. */
    PARK
}
