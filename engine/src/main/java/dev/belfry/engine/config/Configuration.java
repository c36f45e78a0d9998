package dev.belfry.engine.config;

import dev.belfry.engine.policy.Route;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the configuration file says, checked, with every plugin made and none started. Closing it closes the plugins,
 * for whoever only wanted to check; who runs them closes them one by one.
 *
 * @param file as it was named
 * @param sources in the order of the file, as are the others
 * @param routes never empty: without any in the file, every alert goes to every sink
 * @param heartbeat null when nobody is to be told that all is well
 * @param monitoring null when nobody is to ask how it is
 * @param gauges what the plugins have to show
 */
public record Configuration(
        Path file,
        List<ConfiguredSource> sources,
        List<ConfiguredRule> rules,
        List<ConfiguredSink> sinks,
        List<Route> routes,
        StoreSettings store,
        @Nullable HeartbeatSettings heartbeat,
        @Nullable MonitoringSettings monitoring,
        List<PluginGauge> gauges)
        implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Configuration.class);

    public Configuration {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        sinks = List.copyOf(sinks);
        routes = List.copyOf(routes);
        gauges = List.copyOf(gauges);
    }

    @Override
    public void close() {
        close(sources, sinks);
    }

    static void close(List<ConfiguredSource> sources, List<ConfiguredSink> sinks) {
        sources.forEach(source -> close(source.name(), source.source()::close));
        sinks.forEach(sink -> close(sink.name(), sink.sink()::close));
    }

    private static void close(String name, Runnable plugin) {
        try {
            plugin.run();
        } catch (RuntimeException | LinkageError defect) {
            log.warn("{}  could not be closed: {}", name, defect.getClass().getName());
        }
    }
}
