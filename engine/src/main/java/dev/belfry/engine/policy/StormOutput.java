package dev.belfry.engine.policy;

/** What a storm asks for. */
public enum StormOutput {
    /** A storm begins. */
    BEGIN,
    /** The message that came goes out by itself. */
    ALONE,
    /** The message that came is told by a digest. */
    GROUP,
    /** Make the first digest. */
    TELL,
    /** Make the last digest: the storm is over. */
    END
}
