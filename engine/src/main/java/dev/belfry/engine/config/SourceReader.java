package dev.belfry.engine.config;

import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.engine.plugin.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the sources. */
final class SourceReader {
    private final PluginReader plugins;

    SourceReader(PluginReader plugins) {
        this.plugins = plugins;
    }

    List<ConfiguredSource> read(List<NamedEntry> entries, Map<String, SourceFactory<?>> factories) {
        List<ConfiguredSource> sources = new ArrayList<>();
        for (NamedEntry entry : entries) {
            Optional<SourceFactory<?>> factory = plugins.factory(factories, PluginKind.SOURCE, entry);
            factory.flatMap(known -> make(known, entry)).ifPresent(sources::add);
        }
        return sources;
    }

    private <T extends Record> Optional<ConfiguredSource> make(SourceFactory<T> factory, NamedEntry entry) {
        Optional<Source> source = plugins.settings(factory, entry, Set.of())
                .flatMap(settings ->
                        plugins.make(entry, () -> factory.create(settings, plugins.context(PluginKind.SOURCE, entry))));
        return source.map(made -> new ConfiguredSource(entry.name(), plugins.type(entry), made));
    }
}
