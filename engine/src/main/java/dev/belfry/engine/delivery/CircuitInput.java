package dev.belfry.engine.delivery;

import java.time.Duration;

/** What a sink's circuit hears of the attempts. */
public sealed interface CircuitInput {
    /** The service took it, or said that this one message is wrong: it is up. */
    record Up() implements CircuitInput {}

    /** The service asked to be left alone for a while, as one that is busy does, and one that is down as well. */
    record Asked(Duration pause, String why) implements CircuitInput {}

    /** No answer, or one that says the service is in trouble. */
    record Down(String why) implements CircuitInput {}

    /** It will take nothing until somebody acts. */
    record Barred(String why) implements CircuitInput {}
}
