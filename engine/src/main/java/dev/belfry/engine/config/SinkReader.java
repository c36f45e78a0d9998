package dev.belfry.engine.config;

import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.settings.Binder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the sinks. */
final class SinkReader {
    private final PluginReader plugins;
    private final Binder binder;

    SinkReader(PluginReader plugins, Binder binder) {
        this.plugins = plugins;
        this.binder = binder;
    }

    List<ConfiguredSink> read(List<NamedEntry> entries, Map<String, SinkFactory<?>> factories) {
        List<ConfiguredSink> sinks = new ArrayList<>();
        for (NamedEntry entry : entries) {
            Optional<DeliverySettings> delivery =
                    binder.bindKnown(DeliverySettings.MODEL, entry.settings(), entry.where());
            Optional<SinkFactory<?>> factory = plugins.factory(factories, PluginKind.SINK, entry);
            factory.flatMap(known -> make(known, entry, delivery)).ifPresent(sinks::add);
        }
        return sinks;
    }

    private <T extends Record> Optional<ConfiguredSink> make(
            SinkFactory<T> factory, NamedEntry entry, Optional<DeliverySettings> delivery) {
        Optional<Sink> sink = plugins.settings(factory, entry, DeliverySettings.MODEL.keys())
                .flatMap(settings ->
                        plugins.make(entry, () -> factory.create(settings, plugins.context(PluginKind.SINK, entry))));
        return sink.flatMap(
                made -> delivery.map(how -> new ConfiguredSink(entry.name(), plugins.type(entry), made, how)));
    }
}
