package dev.belfry.engine.config;

import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.plugin.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the rules. */
final class RuleReader {
    private static final String FROM = "from";

    private final PluginReader plugins;
    private final NameList names;
    private final Set<String> sources;

    RuleReader(PluginReader plugins, NameList names, Set<String> sources) {
        this.plugins = plugins;
        this.names = names;
        this.sources = sources;
    }

    List<ConfiguredRule> read(List<NamedEntry> entries, Map<String, RuleFactory<?>> factories) {
        List<ConfiguredRule> rules = new ArrayList<>();
        for (NamedEntry entry : entries) {
            plugins.refuseOwn(entry);
            List<String> from = from(entry);
            Optional<RuleFactory<?>> factory = plugins.factory(factories, PluginKind.RULE, entry);
            factory.flatMap(known -> make(known, entry, from)).ifPresent(rules::add);
        }
        return rules;
    }

    private List<String> from(NamedEntry entry) {
        LocatedMap.Entry from = entry.settings().get(FROM);
        if (from == null) {
            return List.copyOf(sources);
        }
        return List.copyOf(names.names(from.value(), entry.where().key(from), PluginKind.SOURCE.toString(), sources)
                .keySet());
    }

    private <T extends Record> Optional<ConfiguredRule> make(
            RuleFactory<T> factory, NamedEntry entry, List<String> from) {
        Optional<Rule<?>> rule = plugins.settings(factory, entry, RuleSettings.MODEL.keys())
                .flatMap(settings ->
                        plugins.make(entry, () -> factory.create(settings, plugins.context(PluginKind.RULE, entry))));
        return rule.map(made -> new ConfiguredRule(entry.name(), plugins.type(entry), made, from));
    }
}
