package dev.belfry.sinks.teams;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.SinkFactory;

/** Makes sinks that post to a Teams channel or chat. */
public final class TeamsSinkFactory implements SinkFactory<TeamsSettings> {
    @Override
    public String type() {
        return "teams";
    }

    @Override
    public String description() {
        return "Posts alerts to a Microsoft Teams channel or chat through a workflow.";
    }

    @Override
    public Class<TeamsSettings> settings() {
        return TeamsSettings.class;
    }

    @Override
    public HttpSink create(TeamsSettings settings, PluginContext context) {
        return new TeamsSink(settings);
    }
}
