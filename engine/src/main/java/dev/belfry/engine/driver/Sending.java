package dev.belfry.engine.driver;

import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.http.SendFailure;

/** An attempt to make; it is on disk. */
public record Sending(String sink, long delivery, Notification notification, Attempt attempt) {
    /** The sink understood the answer to it. */
    public Input heard(Outcome outcome) {
        return new Input.Heard(sink, delivery, attempt.number(), outcome);
    }

    /** It got no answer. */
    public Input unheard(SendFailure failure) {
        return new Input.Unheard(sink, delivery, attempt.number(), failure);
    }
}
