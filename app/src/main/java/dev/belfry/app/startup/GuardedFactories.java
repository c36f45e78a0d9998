package dev.belfry.app.startup;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.engine.config.Factories;
import dev.belfry.engine.plugin.Plugin;
import dev.belfry.engine.plugin.PluginCalls;
import dev.belfry.engine.plugin.PluginCatalogue;
import dev.belfry.engine.plugin.SettingsValues;
import java.util.HashMap;
import java.util.Map;

/** The plugins that were found, as the configuration makes them: every call guarded, every secret hidden. */
final class GuardedFactories {
    private final SettingsValues values;

    GuardedFactories(SettingsValues values) {
        this.values = values;
    }

    Factories of(PluginCatalogue catalog) {
        Map<String, SourceFactory<?>> sources = new HashMap<>();
        catalog.sources().forEach((type, plugin) -> sources.put(type, source(plugin, plugin.factory())));
        Map<String, RuleFactory<?>> rules = new HashMap<>();
        catalog.rules().forEach((type, plugin) -> rules.put(type, rule(plugin, plugin.factory())));
        Map<String, SinkFactory<?>> sinks = new HashMap<>();
        catalog.sinks().forEach((type, plugin) -> sinks.put(type, sink(plugin, plugin.factory())));
        return new Factories(sources, rules, sinks);
    }

    private PluginCalls calls(Plugin<?> plugin, Record settings, PluginContext context) {
        values.visit(settings);
        return PluginCalls.of(plugin, context.name(), settings);
    }

    private <T extends Record> SourceFactory<T> source(Plugin<?> plugin, SourceFactory<T> factory) {
        return new SourceFactory<>() {
            @Override
            public String type() {
                return plugin.type();
            }

            @Override
            public String description() {
                return plugin.description();
            }

            @Override
            public Class<T> settings() {
                return factory.settings();
            }

            @Override
            public Source create(T settings, PluginContext context) {
                PluginCalls calls = calls(plugin, settings, context);
                return calls.guarded((PolledSource) calls.create(() -> factory.create(settings, context)));
            }
        };
    }

    private <T extends Record> RuleFactory<T> rule(Plugin<?> plugin, RuleFactory<T> factory) {
        return new RuleFactory<>() {
            @Override
            public String type() {
                return plugin.type();
            }

            @Override
            public String description() {
                return plugin.description();
            }

            @Override
            public Class<T> settings() {
                return factory.settings();
            }

            @Override
            public Rule<?> create(T settings, PluginContext context) {
                PluginCalls calls = calls(plugin, settings, context);
                return guarded(calls, calls.create(() -> factory.create(settings, context)));
            }
        };
    }

    private static <S> Rule<S> guarded(PluginCalls calls, Rule<S> rule) {
        return calls.guarded(rule);
    }

    private <T extends Record> SinkFactory<T> sink(Plugin<?> plugin, SinkFactory<T> factory) {
        return new SinkFactory<>() {
            @Override
            public String type() {
                return plugin.type();
            }

            @Override
            public String description() {
                return plugin.description();
            }

            @Override
            public Class<T> settings() {
                return factory.settings();
            }

            @Override
            public Sink create(T settings, PluginContext context) {
                PluginCalls calls = calls(plugin, settings, context);
                return calls.guarded(calls.create(() -> factory.create(settings, context)));
            }
        };
    }
}
