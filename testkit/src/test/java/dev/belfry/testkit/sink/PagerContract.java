package dev.belfry.testkit.sink;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.sink.SinkFactory;
import org.junit.jupiter.api.Disabled;

/** The contract on a sink given to it. */
@Disabled("SinkContractTest calls its tests one by one")
final class PagerContract extends SinkContract<PagerContract.Settings> {
    static final SecretUrl URL = SecretUrl.of("https://pager.example/s3cr3t-path");

    PagerContract(HttpSink sink) {
        super(new Factory(sink), new Settings(URL));
    }

    record Settings(@Setting("Where to post.") SecretUrl url) {}

    private record Factory(HttpSink sink) implements SinkFactory<Settings> {
        @Override
        public String type() {
            return "pager";
        }

        @Override
        public String description() {
            return "Tells a pager.";
        }

        @Override
        public Class<Settings> settings() {
            return Settings.class;
        }

        @Override
        public Sink create(Settings settings, PluginContext context) {
            return sink;
        }
    }
}
