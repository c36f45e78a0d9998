package dev.belfry.engine.plugin;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import java.nio.file.Path;

/** Calls of a plugin that is not there. */
final class Calls {
    private Calls() {}

    record Settings(@Setting("") Secret secret) {}

    static PluginCalls ofSink(String name, String secret) {
        return of(name, new Settings(new Secret(secret)), Calls.class.getClassLoader());
    }

    static PluginCalls of(String name, Record settings, ClassLoader loader) {
        Plugin<?> plugin = new Plugin<>(
                PluginKind.SINK,
                "slack",
                "Tells Slack.",
                settings.getClass(),
                new NoFactory(),
                new PluginOrigin("sinks-slack", Path.of("plugins/sinks-slack"), Path.of("slack.jar"), "1.2"),
                loader);
        return PluginCalls.of(plugin, name, settings);
    }

    private static final class NoFactory implements SinkFactory<Settings> {
        @Override
        public String type() {
            return "slack";
        }

        @Override
        public String description() {
            return "Tells Slack.";
        }

        @Override
        public Class<Settings> settings() {
            return Settings.class;
        }

        @Override
        public Sink create(Settings settings, PluginContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
