package dev.belfry.benchmarks.load;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import java.time.Duration;

/** Makes {@link Flood}s. */
final class FloodFactory implements SourceFactory<FloodFactory.Settings> {
    record Settings(
            @Setting("How many clients come online.") int clients,

            @Setting(value = "How many of them at a time.", fallback = "1000000")
            int atOnce,

            @Setting(value = "How long after those before.", fallback = "0s")
            Duration every) {}

    @Override
    public String type() {
        return "flood";
    }

    @Override
    public String description() {
        return "Many clients at once.";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Source create(Settings settings, PluginContext context) {
        return new Flood(context.name(), settings);
    }
}
