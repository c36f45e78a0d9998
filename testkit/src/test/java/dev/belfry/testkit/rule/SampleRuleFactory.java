package dev.belfry.testkit.rule;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;

/** Makes a rule that counts. */
public final class SampleRuleFactory implements RuleFactory<SampleSettings> {
    @Override
    public String type() {
        return "sample";
    }

    @Override
    public String description() {
        return "Tells of every so many knocks.";
    }

    @Override
    public Class<SampleSettings> settings() {
        return SampleSettings.class;
    }

    @Override
    public Rule<?> create(SampleSettings settings, PluginContext context) {
        return settings.fault() == Fault.CANNOT_BE_STORED ? new UnstorableRule() : new SampleRule(settings, context);
    }
}
