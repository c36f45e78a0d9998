package dev.belfry.benchmarks.load;

import dev.belfry.core.rule.Rule;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rule {@code seen-recently} as its type alone configures it. */
public final class BuiltInRule {
    private static final String YAML = """
            sources:
              dfir:
                type: flood
                clients: 1
            rules:
              back-online:
                type: seen-recently
            sinks:
              tickets:
                type: webhook
                url: http://127.0.0.1:1/
            """;

    private BuiltInRule() {}

    /** A new one. */
    public static Rule<?> make() {
        try {
            Path folder = Files.createTempDirectory("belfry-rule");
            return read(folder);
        } catch (IOException | ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rule<?> read(Path folder) throws IOException, ConfigurationException {
        try (Configuration configuration = Setup.read(folder, YAML)) {
            return configuration.rules().get(0).rule();
        } finally {
            Files.delete(folder.resolve("belfry.yaml"));
            Files.delete(folder);
        }
    }
}
