package dev.belfry.engine.store;

/**
 * How deliveries to a sink that is not configured look: parked, since nobody tries them. On disk they are as they were,
 * so that they go on by themselves when it is there again. With {@code d} for the delivery and {@code s} for its sink.
 */
final class AbsentSinks {
    static final String WHY = "its sink is not in the configuration";
    static final String PHASE = "(case when s.configured = 0 and d.phase in (0, 2, 4) then 3 else d.phase end)";
    static final String ANSWER =
            "(case when s.configured = 0 and d.phase in (0, 2, 4) then '" + WHY + "' else d.answer end)";

    private AbsentSinks() {}
}
