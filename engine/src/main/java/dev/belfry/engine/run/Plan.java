package dev.belfry.engine.run;

import dev.belfry.engine.driver.RuleSlot;
import dev.belfry.engine.driver.SinkSlot;
import dev.belfry.engine.driver.Wiring;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.Retention;
import java.util.List;
import java.util.Set;

/** What an instance runs: everything the configuration names, made. */
public record Plan(
        List<SourceSlot> sources, List<RuleSlot> rules, Routing routing, List<TellerSlot> sinks, Retention retention) {
    public Plan {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        sinks = List.copyOf(sinks);
    }

    /** With nothing ever forgotten. */
    public Plan(List<SourceSlot> sources, List<RuleSlot> rules, Routing routing, List<TellerSlot> sinks) {
        this(sources, rules, routing, sinks, Retention.FOR_EVER);
    }

    /** The part of it that the driver needs to know. */
    public Wiring wiring() {
        return wiring(Set.of());
    }

    /** As {@link #wiring()}, with some rules stopped. */
    Wiring wiring(Set<String> stopped) {
        return new Wiring(
                sources.stream().map(SourceSlot::name).toList(),
                rules,
                stopped,
                routing,
                sinks.stream()
                        .map(sink -> new SinkSlot(sink.name(), sink.terms()))
                        .toList());
    }
}
