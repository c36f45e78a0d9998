package dev.belfry.core.sink;

import dev.belfry.core.plugin.Finding;
import java.util.List;

/** A sink that brings its own protocol. */
public non-sealed interface DirectSink extends Sink {
    /**
     * Sends and waits for the answer. Called from several threads at once, as many as the sink's {@code in-flight} says;
     * bounded by time-outs of its own, and interrupted when it takes longer than a minute.
     *
     * @throws InterruptedException when Belfry is stopping or the minute is over: whether it was sent is then in doubt
     * @throws RuntimeException a defect of the sink: the delivery becomes a dead letter that names it
     */
    Outcome send(Notification notification, Attempt attempt) throws InterruptedException;

    /**
     * Contacts the service and says nothing there, for {@code belfry doctor}. May block, bounded by time-outs of its own.
     *
     * @return at least one finding
     * @throws InterruptedException when the caller gave up waiting
     */
    default List<Finding> examine() throws InterruptedException {
        return List.of(Finding.ok("nothing to examine"));
    }
}
