package dev.belfry.engine.delivery;

import java.time.Duration;

/** What a sink's circuit hears of the attempts. */
public sealed interface CircuitInput {
    /** The service took it, or said that this one message is wrong: it is up. */
    record Up() implements CircuitInput {}

    /** The service asked to be left alone. */
    record Asked(Duration pause) implements CircuitInput {}

    /** No answer, or one that says the service is in trouble. */
    record Down(String why) implements CircuitInput {}

    /** It will take nothing until somebody acts. */
    record Barred(String why) implements CircuitInput {}
}
