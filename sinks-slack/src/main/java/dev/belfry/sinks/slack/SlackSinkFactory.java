package dev.belfry.sinks.slack;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.SinkFactory;

/** Makes sinks that post to a Slack channel. */
public final class SlackSinkFactory implements SinkFactory<SlackSettings> {
    @Override
    public String type() {
        return "slack";
    }

    @Override
    public String description() {
        return "Posts alerts to a Slack channel through an incoming webhook.";
    }

    @Override
    public Class<SlackSettings> settings() {
        return SlackSettings.class;
    }

    @Override
    public HttpSink create(SlackSettings settings, PluginContext context) {
        return new SlackSink(settings);
    }
}
