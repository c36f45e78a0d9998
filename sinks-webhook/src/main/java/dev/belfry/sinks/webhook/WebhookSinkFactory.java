package dev.belfry.sinks.webhook;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.SinkFactory;

/** Makes sinks that send to a REST webhook. */
public final class WebhookSinkFactory implements SinkFactory<WebhookSettings> {
    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public String description() {
        return "Sends alerts as JSON to any HTTP service.";
    }

    @Override
    public Class<WebhookSettings> settings() {
        return WebhookSettings.class;
    }

    @Override
    public HttpSink create(WebhookSettings settings, PluginContext context) {
        return new WebhookSink(settings);
    }
}
