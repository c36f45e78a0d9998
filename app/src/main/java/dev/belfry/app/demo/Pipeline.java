package dev.belfry.app.demo;

/** The pipeline that the demo watches. */
interface Pipeline {
    /** Called now and then while the demo runs, from one thread. */
    void look() throws Exception;

    /** Ends it, drained. */
    void end() throws InterruptedException;
}
