package org.example.ntfy;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.SinkFactory;

/** Makes the sink. The one public class: Belfry finds it through META-INF/services. */
public final class NtfySinkFactory implements SinkFactory<NtfySettings> {
    @Override
    public String type() {
        return "ntfy";
    }

    @Override
    public String description() {
        return "Pushes alerts to phones and browsers that subscribe to an ntfy topic.";
    }

    @Override
    public Class<NtfySettings> settings() {
        return NtfySettings.class;
    }

    @Override
    public HttpSink create(NtfySettings settings, PluginContext context) {
        return new NtfySink(settings);
    }
}
