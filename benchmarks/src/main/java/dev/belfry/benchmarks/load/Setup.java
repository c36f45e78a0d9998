package dev.belfry.benchmarks.load;

import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfigurationException;
import dev.belfry.engine.config.ConfigurationReader;
import dev.belfry.engine.config.Factories;
import dev.belfry.rules.standard.seenrecently.SeenRecentlyFactory;
import dev.belfry.sinks.webhook.WebhookSinkFactory;
import dev.belfry.velociraptor.clients.VelociraptorClientsFactory;
import dev.belfry.velociraptor.events.VelociraptorEventsFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Reads a configuration as the program does, with the plugins measured here. */
final class Setup {
    private Setup() {}

    static Configuration read(Path folder, String yaml) throws IOException, ConfigurationException {
        Path file = write(folder, yaml);
        Factories factories = new Factories(
                Map.of(
                        "flood", new FloodFactory(),
                        "velociraptor-clients", new VelociraptorClientsFactory(),
                        "velociraptor-events", new VelociraptorEventsFactory()),
                Map.of("once", new OnceRuleFactory(), "seen-recently", new SeenRecentlyFactory()),
                Map.of("webhook", new WebhookSinkFactory()));
        return new ConfigurationReader(factories, text -> text, InstantSource.system()).read(file);
    }

    static Path write(Path folder, String yaml) throws IOException {
        return Files.writeString(folder.resolve("belfry.yaml"), yaml);
    }
}
