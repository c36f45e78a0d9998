package dev.belfry.engine.policy;

/**
 * One sink that is to hear of an alert.
 *
 * @param need whether its delivery is waited for before the alert counts as told
 */
public record Destination(String sink, Need need) {
    /** What hangs on a delivery. */
    public enum Need {
        REQUIRED,
        ALSO
    }
}
