package dev.belfry.engine.delivery;

import java.time.Instant;

/** What a circuit has to say; each once. */
public sealed interface CircuitOutput {
    record Opened(String why, Instant probeAt) implements CircuitOutput {}

    record Closed(Instant since) implements CircuitOutput {}
}
