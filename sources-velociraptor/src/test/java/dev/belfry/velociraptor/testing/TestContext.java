package dev.belfry.velociraptor.testing;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.Gauge;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.engine.codec.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the host gives, with the host's own parser; it keeps what it is offered. */
public record TestContext(InstantSource clock, List<Gauge> offered) implements PluginContext {
    public TestContext(InstantSource clock) {
        this(clock, new ArrayList<>());
    }

    @Override
    public void offer(Gauge gauge) {
        offered.add(gauge);
    }

    @Override
    public String name() {
        return "dfir";
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
