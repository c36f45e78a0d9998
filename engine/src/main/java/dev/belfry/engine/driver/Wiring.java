package dev.belfry.engine.driver;

import dev.belfry.engine.policy.Routing;
import java.util.List;

/** What a driver drives. */
public record Wiring(List<String> sources, List<RuleSlot> rules, Routing routing, List<SinkSlot> sinks) {
    public Wiring {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        sinks = List.copyOf(sinks);
    }
}
