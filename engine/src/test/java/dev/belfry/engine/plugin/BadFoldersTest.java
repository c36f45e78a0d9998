package dev.belfry.engine.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** What can be wrong with folders and jars before any class is loaded. A good neighbour is found each time. */
class BadFoldersTest {
    @TempDir
    Path temp;

    private Path plugins;

    @BeforeEach
    void aGoodNeighbour() {
        plugins = temp.resolve("plugins");
        Sources.goodSink("good.Neighbour", "neighbour").write(plugins.resolve("neighbour/neighbour.jar"));
    }

    @AfterEach
    void isFound() {
        try (PluginCatalogue catalog = scan()) {
            assertThat(catalog.sinks()).containsKey("neighbour");
        }
    }

    @Test
    void aFolderWithoutJars() throws IOException {
        Files.createDirectories(plugins.resolve("empty/below"));
        Files.createDirectories(plugins.resolve("empty/folder.jar"));
        Files.writeString(plugins.resolve("empty/README"), "nothing");

        assertThat(told())
                .containsExactly(plugins.resolve("empty")
                        + ": has no jar in it: the plugin's jars belong into this very folder, not below it");
    }

    @Test
    void jarsWithoutServiceFile() {
        new JarBuilder().source("x.A", Sources.sink("x.A", "a")).write(plugins.resolve("a.jar"));

        assertThat(told())
                .containsExactly(plugins.resolve("a.jar")
                        + ": has no factory: name it in a service file; the services are "
                        + "META-INF/services/dev.belfry.core.source.SourceFactory, "
                        + "META-INF/services/dev.belfry.core.rule.RuleFactory, "
                        + "META-INF/services/dev.belfry.core.sink.SinkFactory");
    }

    @Test
    void anEmptyServiceFile() {
        new JarBuilder().service(PluginKind.SINK, "# none yet\n").write(plugins.resolve("a.jar"));

        assertThat(told()).hasSize(1).first().asString().contains("has no factory");
    }

    @Test
    void aServiceFileOfAnotherName() {
        new JarBuilder()
                .source("x.A", Sources.sink("x.A", "a"))
                .entry("META-INF/services/dev.belfry.core.SinkFactory", "x.A")
                .write(plugins.resolve("a/a.jar"));

        assertThat(told())
                .hasSize(1)
                .first()
                .asString()
                .contains("has META-INF/services/dev.belfry.core.SinkFactory, which is no service of Belfry");
    }

    @Test
    void aServiceFileThatUnpacksToMuch() {
        new JarBuilder().service(PluginKind.SINK, "#".repeat(50_000_000)).write(plugins.resolve("bomb.jar"));

        assertThat(told()).hasSize(1).first().asString().contains("longer than 65536 bytes");
    }

    @Test
    void brokenJarsKeepTheirWholePluginOut() throws IOException {
        Path good = Sources.goodSink("x.A", "a").write(plugins.resolve("half/plugin.jar"));
        byte[] bytes = Files.readAllBytes(good);
        Files.write(plugins.resolve("half/library.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(plugins.resolve("page.jar"), "<html>404</html>");
        Files.createFile(plugins.resolve("zero.jar"));

        assertThat(told()).hasSize(3).allMatch(line -> line.endsWith("): copy it again"));
        assertThat(told().get(0)).contains(plugins.resolve("half/library.jar") + " cannot be read as a jar");
        assertThat(told().get(2)).contains("zip file is empty");
    }

    @Test
    void noByteOfAJarCanBeBrokenSoThatTheScanFails() throws IOException {
        Path jar = Sources.goodSink("x.A", "a").write(temp.resolve("whole/whole.jar"));
        byte[] whole = Files.readAllBytes(jar);
        for (int i = 0; i < whole.length; i += 7) {
            byte[] broken = whole.clone();
            broken[i] ^= (byte) 0xFF;
            Files.write(jar, broken);
            try (PluginCatalogue catalog = PluginCatalogue.scan(List.of(jar.getParent()))) {
                assertThat(catalog.plugins().size() + catalog.problems().size())
                        .as("byte %s", i)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void anOldVersionLeftBesideTheNew() {
        Path old = Sources.goodSink("x.A", "a").version("1.0").write(plugins.resolve("a/a-1.0.jar"));
        Path newer = Sources.goodSink("x.A", "a").version("1.1").write(plugins.resolve("a/a-1.1.jar"));

        assertThat(told())
                .containsExactly(plugins.resolve("a") + ": x.A is in both " + old + " and " + newer
                        + ", and comes from the first: remove one of the two");
        try (PluginCatalogue catalog = scan()) {
            assertThat(Found.sink(catalog, "a").origin().version()).isEqualTo("1.0");
        }
    }

    @Test
    void entriesThatPointOutOfTheJarStayInIt() {
        Sources.goodSink("x.A", "a")
                .entry("../../../escaped", "x")
                .entry("/escaped", "x")
                .entry("..\\escaped", "x")
                .entry("x/", "")
                .write(plugins.resolve("slip.jar"));

        assertThat(told()).isEmpty();
        assertThat(temp.resolve("escaped")).doesNotExist();
    }

    @Test
    void namesThatNeedEscapingInAnAddress() {
        Sources.goodSink("x.A", "a").write(plugins.resolve("my plugin #1 %20 é!/a b+c.jar"));

        assertThat(told()).isEmpty();
    }

    @Test
    void linksThatGoInCircles() throws IOException {
        Files.createSymbolicLink(plugins.resolve("up"), plugins);
        Files.createSymbolicLink(plugins.resolve("neighbour/down"), plugins.resolve("neighbour"));
        Files.createSymbolicLink(plugins.resolve("again"), plugins.resolve("neighbour"));
        assertThat(told()).isEmpty();

        Files.createSymbolicLink(plugins.resolve("itself"), plugins.resolve("itself"));
        Files.createSymbolicLink(plugins.resolve("nowhere.jar"), temp.resolve("nowhere"));
        assertThat(told())
                .satisfiesExactly(
                        line -> assertThat(line).contains(plugins.resolve("itself") + ": cannot be read"),
                        line -> assertThat(line).contains("is not there, or is a link that leads nowhere"));
    }

    @Test
    void aJarInAFolderThatIsALinkToNowhere() throws IOException {
        Files.createSymbolicLink(plugins.resolve("neighbour-2.jar"), plugins.resolve("neighbour/neighbour.jar"));
        Files.createDirectories(plugins.resolve("a"));
        Files.createSymbolicLink(plugins.resolve("a/gone.jar"), temp.resolve("nowhere"));

        assertThat(told())
                .satisfiesExactly(
                        line -> assertThat(line).contains("gone.jar is no file, or a link that leads nowhere"),
                        line -> assertThat(line).contains("neighbour-2.jar is left out, since"));
    }

    @Test
    void aFolderThatMayNotBeRead() throws IOException {
        Path locked = Files.createDirectories(plugins.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(locked), "root reads everything");

        assertThat(told()).containsExactly(locked + ": may not be read: give the user that runs Belfry read access");
    }

    @Test
    void aFolderThatIsNotThereAndOneThatIsNone() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        Path missing = temp.resolve("missing");
        try (PluginCatalogue catalog = PluginCatalogue.scan(List.of(missing, file, plugins, plugins))) {
            assertThat(catalog.problems())
                    .extracting(PluginProblem::toString)
                    .containsExactly(
                            missing + ": is not there, or is a link that leads nowhere", file + ": is no folder");
        }
    }

    @Test
    void whatElseLiesThereIsNoPlugin() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            Files.createFile(plugins.resolve("note-" + i + ".txt"));
        }
        Files.createDirectories(plugins.resolve(".git"));
        Files.createFile(plugins.resolve(".hidden.jar"));
        Files.createFile(plugins.resolve("jar"));

        assertThat(told()).isEmpty();
    }

    private List<String> told() {
        try (PluginCatalogue catalog = scan()) {
            return catalog.problems().stream().map(PluginProblem::toString).toList();
        }
    }

    private PluginCatalogue scan() {
        return PluginCatalogue.scan(List.of(plugins));
    }
}
