package org.example.manyatonce;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;

/** Makes the rule. The one public class: Belfry finds it through META-INF/services. */
public final class ManyAtOnceFactory implements RuleFactory<ManyAtOnceSettings> {
    @Override
    public String type() {
        return "many-at-once";
    }

    @Override
    public String description() {
        return "Tells when many clients of one source are seen within a short time.";
    }

    @Override
    public Class<ManyAtOnceSettings> settings() {
        return ManyAtOnceSettings.class;
    }

    @Override
    public Rule<Crowd> create(ManyAtOnceSettings settings, PluginContext context) {
        return new ManyAtOnceRule(settings);
    }
}
