package org.example.leaky;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;

/** Makes the sink. */
public final class LeakyFactory implements SinkFactory<LeakySettings> {
    @Override
    public String type() {
        return "leaky";
    }

    @Override
    public String description() {
        return "Fails, and says too much about it.";
    }

    @Override
    public Class<LeakySettings> settings() {
        return LeakySettings.class;
    }

    @Override
    public Sink create(LeakySettings settings, PluginContext context) {
        return new LeakySink(settings);
    }
}
