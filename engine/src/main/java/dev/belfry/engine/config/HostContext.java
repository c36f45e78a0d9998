package dev.belfry.engine.config;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.Gauge;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.engine.codec.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What Belfry gives to a plugin. */
record HostContext(String name, InstantSource clock, Consumer<Gauge> gauges) implements PluginContext {
    @Override
    public void offer(Gauge gauge) {
        gauges.accept(gauge);
    }

    @Override
    public Json parse(String text, Format format, ParseLimits limits) throws ParseException {
        return JsonReader.read(text, format, limits);
    }

    @Override
    public Json parse(Path file, Format format, ParseLimits limits) throws ParseException, IOException {
        return JsonReader.read(file, format, limits);
    }
}
