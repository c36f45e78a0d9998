package dev.belfry.rules.standard.matches;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;

/** Makes rules of type {@code matches}. They read events of every kind, from any source. */
public final class MatchesFactory implements RuleFactory<MatchesSettings> {
    @Override
    public String type() {
        return "matches";
    }

    @Override
    public String description() {
        return "Tells of events that match a condition, once in a while for each client, account, or whatever the key is.";
    }

    @Override
    public Class<MatchesSettings> settings() {
        return MatchesSettings.class;
    }

    @Override
    public Rule<?> create(MatchesSettings settings, PluginContext context) {
        return new Matches(settings, Condition.compile(settings.when()));
    }
}
