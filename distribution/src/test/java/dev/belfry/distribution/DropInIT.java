package dev.belfry.distribution;

import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/** The examples, built as outsiders build theirs, dropped into an unpacked Belfry. */
class DropInIT {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final int CLIENTS = 3;

    @TempDir(factory = WithSpaces.class)
    static Path folder;

    private static Installation installation;

    @BeforeAll
    static void dropIn() throws IOException, InterruptedException {
        installation = Installation.unpackedInto(folder);
        Path plugins = installation.home().resolve("plugins");
        // Both ways there are: a folder, and a jar alone.
        Path rule = Files.createDirectory(plugins.resolve("many-at-once"));
        Files.copy(
                EXAMPLES.resolve("custom-rule/target/many-at-once-1.0.0.jar"), rule.resolve("many-at-once-1.0.0.jar"));
        Files.copy(EXAMPLES.resolve("custom-sink/target/ntfy-sink-1.0.0.jar"), plugins.resolve("ntfy-sink-1.0.0.jar"));
    }

    @Test
    void areListed() throws IOException, InterruptedException {
        Ended ended = installation.belfry(Java.running(), Map.of(), "plugins");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .anyMatch(line -> line.matches(" rule +many-at-once +many-at-once 1\\.0\\.0 .*"))
                .anyMatch(line -> line.matches(" sink +ntfy +ntfy-sink[- ]1\\.0\\.0 .*"));
        assertThat(ended.status()).isZero();
    }

    @Test
    void decideAndTell() throws IOException, InterruptedException {
        try (FakeVelociraptor velociraptor = FakeVelociraptor.start(InstantSource.system());
                Ntfy ntfy = Ntfy.start()) {
            enrol(velociraptor);
            Process belfry = installation.start(Java.running(), "run", "--config", configuration(velociraptor, ntfy));
            try {
                assertThat(ntfy.nextMessage())
                        .as(() -> "belfry said: " + contentOf(installation.log().toFile()))
                        .contains("\"topic\":\"dfir\"", "\"title\":\"", "LT-0", "LT-1", "LT-2");
            } finally {
                belfry.destroy();
            }
            assertThat(belfry.waitFor(1, TimeUnit.MINUTES))
                    .as("ended after SIGTERM")
                    .isTrue();
        }
    }

    private static void enrol(FakeVelociraptor velociraptor) {
        for (int i = 0; i < CLIENTS; i++) {
            String id = "C.000000000000000" + i;
            velociraptor
                    .root()
                    .enrol(FakeClient.of(id, "LT-" + i, InstantSource.system().instant()));
            velociraptor.root().setLabel(id, "Slack", "alice");
            velociraptor.root().connect(id);
        }
    }

    private static String configuration(FakeVelociraptor velociraptor, Ntfy ntfy) throws IOException {
        Path folder = Files.createDirectories(installation.work().resolve("conf"));
        Files.writeString(folder.resolve("api.config.yaml"), velociraptor.apiConfig());
        Path configuration = folder.resolve("belfry.yaml");
        Files.writeString(configuration, """
                sources:
                  dfir:
                    type: velociraptor-clients
                    api-config: api.config.yaml
                    label: Slack
                    every: 1s
                rules:
                  crowd:
                    type: many-at-once
                    clients: 2
                sinks:
                  phones:
                    type: ntfy
                    url: NTFY
                    topic: dfir
                """.replace("NTFY", ntfy.url().toString()));
        return configuration.toString();
    }
}
