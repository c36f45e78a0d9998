package dev.belfry.core.sink;

/**
 * Tells people, through one service. Sealed: most sinks are {@link HttpSink}s, which do no I/O at all; one that speaks
 * another protocol is a {@link DirectSink}.
 */
public sealed interface Sink extends AutoCloseable permits HttpSink, DirectSink {
    /** Lets go of connections and threads, within a second or so. Called once; nothing is called after it. */
    @Override
    default void close() {}
}
