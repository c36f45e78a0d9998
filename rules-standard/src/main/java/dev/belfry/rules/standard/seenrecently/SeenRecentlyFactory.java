package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;

/**
 * Makes rules of type {@code seen-recently}. They read events of the kinds {@code client-seen} and
 * {@code label-changed}, from any source that has them.
 */
public final class SeenRecentlyFactory implements RuleFactory<SeenRecentlySettings> {
    @Override
    public String type() {
        return "seen-recently";
    }

    @Override
    public String description() {
        return "Tells once when a labelled client is back online, then has the label taken off.";
    }

    @Override
    public Class<SeenRecentlySettings> settings() {
        return SeenRecentlySettings.class;
    }

    @Override
    public Rule<?> create(SeenRecentlySettings settings, PluginContext context) {
        return new SeenRecently(settings);
    }
}
