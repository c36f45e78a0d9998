package dev.belfry.testkit.sink;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Its clock moves whenever it is read, so that a sink which reads it is seen not to be pure. */
final class RestlessContext implements PluginContext {
    private final AtomicLong seconds = new AtomicLong(1_764_000_000);

    @Override
    public String name() {
        return "under-test";
    }

    @Override
    public InstantSource clock() {
        return () -> Instant.ofEpochSecond(seconds.incrementAndGet());
    }

    @Override
    public Json parse(String text, Format format, ParseLimits limits) {
        throw new UnsupportedOperationException("override context() to give this sink a parser");
    }

    @Override
    public Json parse(Path file, Format format, ParseLimits limits) {
        throw new UnsupportedOperationException("override context() to give this sink a parser");
    }
}
