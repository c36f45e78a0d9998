package dev.belfry.rules.standard.seenrecently.simulation;

/** The server did not answer. */
final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;
}
