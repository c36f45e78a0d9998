package dev.belfry.benchmarks.load;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;

/** Makes {@link OnceRule}s. */
final class OnceRuleFactory implements RuleFactory<OnceRuleFactory.Settings> {
    record Settings() {}

    @Override
    public String type() {
        return "once";
    }

    @Override
    public String description() {
        return "One alert for each client.";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Rule<?> create(Settings settings, PluginContext context) {
        return new OnceRule();
    }
}
