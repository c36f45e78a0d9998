package dev.belfry.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartIT {
    private static final Ended VERSION = new Ended(0, "belfry " + Installation.VERSION + "\n", "");
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir(factory = WithSpaces.class)
    static Path folder;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        installation = Installation.unpackedInto(folder);
    }

    @ParameterizedTest
    @MethodSource("dev.belfry.distribution.Java#found")
    void warnsOfNothing(Java java) throws IOException, InterruptedException {
        assertThat(installation.belfry(java, NOTHING, "--version")).isEqualTo(VERSION);
    }

    @ParameterizedTest
    @MethodSource("dev.belfry.distribution.Java#found")
    void findsItsPlugins(Java java) throws IOException, InterruptedException {
        Ended ended = installation.belfry(java, NOTHING, "plugins");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("velociraptor-clients", "seen-recently", "slack", "teams", "webhook");
        assertThat(ended.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.belfry.distribution.Java#found")
    void findsNothingWrongWithTheConfigurationItBrings(Java java) throws IOException, InterruptedException {
        Ended ended = installation.belfry(
                java,
                Map.of("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/x"),
                "check",
                "--config",
                installation.home().resolve("conf/belfry.yaml").toString());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("1 source, 1 rule, 1 sink");
        assertThat(ended.status()).isZero();
    }

    @Test
    void isFoundThroughLinks() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), installation.home().resolve("bin/belfry"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link-to-link"), link.getFileName());
        assertThat(installation.belfry(linkToLink, Java.running(), NOTHING, "--version"))
                .isEqualTo(VERSION);
    }

    @ParameterizedTest
    @MethodSource("dev.belfry.distribution.Java#found")
    void doesWithoutACache(Java java) throws IOException, InterruptedException {
        Map<String, String> noFolder =
                Map.of("XDG_CACHE_HOME", installation.home().resolve("LICENSE").toString());
        assertThat(installation.belfry(java, noFolder, "--version")).isEqualTo(VERSION);
    }

    @Test
    void saysThatJavaIsTooOld() throws IOException, InterruptedException {
        Path old = Files.createDirectories(folder.resolve("jdk-11"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Path program = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.copy(installation.home().resolve("bin/belfry"), program);
        Ended ended = installation.belfry(new Java(old), NOTHING, "--version");
        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.err())
                .isEqualTo("belfry: " + program
                        + " is Java 11.0.2. Belfry needs Java 17 or newer: set JAVA_HOME to one.\n");
    }

    @Test
    void saysThatJavaHomeIsWrong() throws IOException, InterruptedException {
        Ended ended = installation.belfry(new Java(Path.of("/nowhere")), NOTHING, "--version");
        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.err()).startsWith("belfry: JAVA_HOME is /nowhere, which has no bin/java.");
    }

    @Test
    void takesMoreOptionsForTheJvm() throws IOException, InterruptedException {
        Map<String, String> options = Map.of("BELFRY_JAVA_OPTS", "-Xmx64m -XshowSettings:vm");
        assertThat(installation.belfry(Java.running(), options, "--version").err())
                .contains("Max. Heap Size: 64.00M");
    }
}
