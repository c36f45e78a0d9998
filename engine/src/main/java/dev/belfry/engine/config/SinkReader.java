package dev.belfry.engine.config;

import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.settings.Binder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the sinks. */
final class SinkReader {
    private static final String ON_TROUBLE = "on-trouble";

    private final PluginReader plugins;
    private final Binder binder;

    private final NameList names;
    private final Set<String> sinks;

    SinkReader(PluginReader plugins, Binder binder, NameList names, Set<String> sinks) {
        this.plugins = plugins;
        this.binder = binder;
        this.names = names;
        this.sinks = sinks;
    }

    List<ConfiguredSink> read(List<NamedEntry> entries, Map<String, SinkFactory<?>> factories) {
        List<ConfiguredSink> sinks = new ArrayList<>();
        for (NamedEntry entry : entries) {
            checkOnTrouble(entry);
            Optional<DeliverySettings> delivery =
                    binder.bindKnown(DeliverySettings.MODEL, entry.settings(), entry.where());
            Optional<SinkFactory<?>> factory = plugins.factory(factories, PluginKind.SINK, entry);
            factory.flatMap(known -> make(known, entry, delivery)).ifPresent(sinks::add);
        }
        return sinks;
    }

    private void checkOnTrouble(NamedEntry entry) {
        LocatedMap.Entry other = entry.settings().get(ON_TROUBLE);
        if (other != null && other.value() instanceof LocatedText) {
            names.names(other.value(), entry.where().key(other), PluginKind.SINK.toString(), sinks)
                    .forEach((name, word) -> {
                        if (name.equals(entry.name())) {
                            names.tell(word, " is this sink itself. Name another, or leave out the line.");
                        }
                    });
        }
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
