package dev.belfry.engine.run;

import dev.belfry.engine.driver.Sending;

/** Makes a sink's attempts. */
interface Teller extends AutoCloseable {
    /** Starts an attempt and returns at once; what came of it goes into the inbox. */
    void tell(Sending sending);

    /** Called every second or so: whether a call hangs. */
    default void look() {}

    /** Lets go of the sink. */
    @Override
    void close();
}
