package dev.belfry.engine.driver;

import dev.belfry.engine.policy.Routing;
import java.util.List;
import java.util.Set;

/**
 * What a driver drives.
 *
 * @param stopped the names of rules that are configured and take nothing
 */
public record Wiring(
        List<String> sources, List<RuleSlot> rules, Set<String> stopped, Routing routing, List<SinkSlot> sinks) {
    public Wiring {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        stopped = Set.copyOf(stopped);
        sinks = List.copyOf(sinks);
    }

    /** With every rule at work. */
    public Wiring(List<String> sources, List<RuleSlot> rules, Routing routing, List<SinkSlot> sinks) {
        this(sources, rules, Set.of(), routing, sinks);
    }

    /** The names of all rules that are configured. */
    List<String> ruleNames() {
        return rules.stream().map(RuleSlot::name).toList();
    }

    List<RuleSlot> working() {
        return rules.stream().filter(rule -> !stopped.contains(rule.name())).toList();
    }
}
