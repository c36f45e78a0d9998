package dev.belfry.engine.driver;

import dev.belfry.core.rule.Rule;
import java.util.Set;

/**
 * A configured rule.
 *
 * @param from the sources it reads; empty for all
 */
public record RuleSlot(String name, Rule<?> rule, Set<String> from) {
    public RuleSlot {
        from = Set.copyOf(from);
    }

    boolean reads(String source) {
        return from.isEmpty() || from.contains(source);
    }
}
