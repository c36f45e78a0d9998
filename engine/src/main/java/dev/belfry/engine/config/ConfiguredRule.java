package dev.belfry.engine.config;

import dev.belfry.core.rule.Rule;
import java.util.List;

/**
 * A rule, ready to decide.
 *
 * @param name the user's
 * @param type the plugin's
 * @param from the names of the sources it reads; all there are when the user named none
 */
public record ConfiguredRule(String name, String type, Rule<?> rule, List<String> from) {
    public ConfiguredRule {
        from = List.copyOf(from);
    }
}
