package dev.belfry.app.demo;

import java.time.Instant;

/** The pipeline that the demo watches. */
interface Pipeline {
    /** When it was started last: a slow machine's start is no reason to call a message lost. */
    Instant started();

    /** Called now and then while the demo runs, from one thread. */
    void look() throws Exception;

    /** Ends it, drained. */
    void end() throws InterruptedException;
}
