package dev.belfry.testkit.rule;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import java.nio.file.Path;
import java.time.InstantSource;

/** A rule gets its time with each step. One that reads a clock is found out. */
final class TimelessContext implements PluginContext {
    @Override
    public String name() {
        return "under-test";
    }

    @Override
    public InstantSource clock() {
        return () -> {
            throw new AssertionError("a rule reads no clock: it is given the time with each step");
        };
    }

    @Override
    public Json parse(String text, Format format, ParseLimits limits) {
        throw new UnsupportedOperationException("override context() to give this rule a parser");
    }

    @Override
    public Json parse(Path file, Format format, ParseLimits limits) {
        throw new UnsupportedOperationException("override context() to give this rule a parser");
    }
}
