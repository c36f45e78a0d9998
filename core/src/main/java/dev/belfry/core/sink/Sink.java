package dev.belfry.core.sink;

/**
 * Tells people, through one service. Sealed: most sinks are {@link HttpSink}s, which do no I/O at all; one that speaks
 * another protocol is a {@link DirectSink}.
 */
public sealed interface Sink extends AutoCloseable permits HttpSink, DirectSink {
    /**
     * How fast the service takes messages, by its own documents; the user's {@code rate} and {@code burst} stand above it.
     * Asked once.
     */
    default Pace pace() {
        return Pace.UNLIMITED;
    }

    /**
     * Who reads it. Unless the user's {@code storm} says otherwise, people get a storm of alerts as a few digests, each an
     * alert of the rule {@code storm}; programs get every alert by itself. Asked once.
     */
    default Audience audience() {
        return Audience.PROGRAMS;
    }

    /** Lets go of connections and threads, within a second or so. Called once; nothing is called after it. */
    @Override
    default void close() {}
}
