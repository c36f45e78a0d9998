package dev.belfry.engine.delivery;

/** What a delivery can ask for. */
public sealed interface DeliveryOutput {
    /** Make an attempt; it is on disk. */
    record Send(int attempt) implements DeliveryOutput {}

    /** It is over, or dead until a person acts. */
    record Ended(Phase how) implements DeliveryOutput {}
}
