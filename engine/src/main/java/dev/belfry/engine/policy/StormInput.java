package dev.belfry.engine.policy;

/** What can happen to a sink's storm. */
public enum StormInput {
    /** One more message for the sink, which nothing excepts. */
    CAME,
    /** Time has passed. */
    WOKEN,
    /** The process has begun, and knows of its memory only the storm, if there was one. */
    RESTARTED,
    /** Alerts are grouped, and no storm is known: it was forgotten. */
    FOUND
}
