package dev.belfry.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A folder with a configuration of one source, one rule and one sink. */
record Setting(Path folder) {
    private static final Map<String, String> NOTHING = Map.of();

    Setting apiConfig(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("api.config.yaml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    /** The configuration around a sink's settings. */
    static String yaml(String sink) {
        return """
                sources:
                  dfir:
                    type: velociraptor-clients
                    api-config: api.config.yaml
                    label: Slack
                    every: 1s
                rules:
                  back-online: {type: seen-recently}
                sinks:
                  soc: %s
                """.formatted(sink);
    }

    Setting configuration(String text) throws IOException {
        Files.writeString(folder.resolve("belfry.yaml"), text);
        return this;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return Belfry.built().run(folder, NOTHING, arguments);
    }

    Running start(String... arguments) throws IOException {
        return Belfry.built().start(folder, NOTHING, arguments);
    }
}
