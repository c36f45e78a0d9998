package dev.belfry.core.alert;

/** Whether what an alert tells of is so, or is over. */
public enum Status {
    FIRING,
    RESOLVED
}
