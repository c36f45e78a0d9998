package dev.belfry.app.monitoring;

import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredRule;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.ConfiguredSource;
import dev.belfry.engine.config.MonitoringSettings;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.StoreReader;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lets a running instance be asked how it is. */
public final class Monitoring implements AutoCloseable {
    private final Vitality vitality = new Vitality(System::nanoTime);
    private final PluginGauges plugins = new PluginGauges();
    private final StoreGauges store;
    private final Tally tally;
    private final MonitoringServer server;

    /**
     * Takes the address it will answer at; nothing is answered yet.
     *
     * @param version Belfry's
     * @param reader opens the store for a look; empty while there is none
     * @throws IOException when the address cannot be had
     */
    public Monitoring(
            MonitoringSettings settings, String version, Supplier<Optional<StoreReader>> reader, InstantSource clock)
            throws IOException {
        this(new InetSocketAddress(settings.host(), settings.port()), version, reader, clock);
    }

    Monitoring(InetSocketAddress address, String version, Supplier<Optional<StoreReader>> reader, InstantSource clock)
            throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        store = new StoreGauges(reader, clock, System::nanoTime);
        registry.register(store);
        registry.register(plugins);
        registry.register(new ProcessGauges(version));
        tally = new Tally(new Meters(registry), clock, System::nanoTime);
        server = new MonitoringServer(address, new Pages(registry, vitality));
    }

    /** What hears of everything that is counted. */
    public List<RunListener> listeners() {
        return List.of(tally, vitality);
    }

    /** From now on this is what runs. */
    public void use(Configuration configuration) {
        use(
                names(configuration.sources(), ConfiguredSource::name),
                names(configuration.rules(), ConfiguredRule::name),
                names(configuration.sinks(), ConfiguredSink::name));
        plugins.use(configuration.gauges());
    }

    private static <T> Set<String> names(List<T> configured, Function<T, String> name) {
        return configured.stream().map(name).collect(Collectors.toSet());
    }

    void use(Set<String> sources, Set<String> rules, Set<String> sinks) {
        tally.expect(sources, rules, sinks);
        store.expect(sinks);
    }

    /** Answers from now on. */
    public void start() {
        server.start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
