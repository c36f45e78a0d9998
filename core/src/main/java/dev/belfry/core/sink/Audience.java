package dev.belfry.core.sink;

/** Who reads what a sink says. */
public enum Audience {
    /** People, for whom a thousand messages at once are none. */
    PEOPLE,
    /** A program, which wants every alert by itself. */
    PROGRAMS
}
