package dev.belfry.engine.config;

import dev.belfry.core.plugin.PluginFactory;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.engine.plugin.PluginKind;
import java.util.Map;

/**
 * The plugins that were found.
 *
 * @param sources by what the user writes after {@code type:}
 * @param rules likewise
 * @param sinks likewise
 */
public record Factories(
        Map<String, SourceFactory<?>> sources, Map<String, RuleFactory<?>> rules, Map<String, SinkFactory<?>> sinks) {
    public Factories {
        sources = Map.copyOf(sources);
        rules = Map.copyOf(rules);
        sinks = Map.copyOf(sinks);
    }

    Map<String, ? extends PluginFactory<?>> of(PluginKind kind) {
        return switch (kind) {
            case SOURCE -> sources;
            case RULE -> rules;
            case SINK -> sinks;
        };
    }
}
