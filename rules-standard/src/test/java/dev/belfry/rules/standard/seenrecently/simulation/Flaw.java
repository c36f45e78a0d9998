package dev.belfry.rules.standard.seenrecently.simulation;

/** A rule of reading and settling that a source may break, to see that the simulation would notice. */
public enum Flaw {
    /** The audit log is read before the clients. */
    AUDIT_FIRST,
    /** The audit log is read at once, before late rows can be found. */
    NO_LAG,
    /** The audit log is read on from where it ended, without an overlap. */
    NO_OVERLAP,
    /** The rows of a poll are delivered after its clients. */
    ROWS_LAST,
    /** Own changes are taken for a person's. */
    OWN_ROWS,
    /** What a crash of the server took off is not put back. */
    NOT_PUT_BACK,
    /** A crash of the server between two calls is not noticed. */
    UNNOTICED,
    /** Whoever's label was set lately is read only if it was seen lately. */
    NARROW,
    /** Nobody is told since when the source has not looked. */
    NO_SINCE,
    /** Settling takes the label off, then looks what people want. */
    REMOVE_THEN_LOOK,
    /** Settling does not say which rows it knew. */
    KNEW_ALL,
    /** Settling says when the label was set last, not since when people have wanted it. */
    KEPT_LAST
}
