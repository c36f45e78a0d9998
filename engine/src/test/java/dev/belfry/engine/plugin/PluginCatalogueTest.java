package dev.belfry.engine.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PluginCatalogueTest {
    @TempDir
    Path temp;

    @Test
    void findsFoldersAndSingleJars() {
        Path inFolder = good("first.FirstFactory", "first").version("1.2.0").write(plugins("a/first.jar"));
        Path alone = good("second.SecondFactory", "second").write(plugins("my-sink.JAR"));

        try (PluginCatalogue catalog = scan()) {
            assertThat(catalog.problems()).isEmpty();
            assertThat(catalog.sinks().keySet()).containsExactly("first", "second");
            assertThat(Found.sink(catalog, "first").origin())
                    .isEqualTo(new PluginOrigin("a", plugins("a"), inFolder, "1.2.0"));
            assertThat(Found.sink(catalog, "second").origin())
                    .isEqualTo(new PluginOrigin("my-sink", alone, alone, null));
            assertThat(catalog.plugins()).hasSize(2);
            assertThat(catalog.rules()).isEmpty();
            assertThat(catalog.sources()).isEmpty();
        }
    }

    @Test
    void oneJarMayHoldPluginsOfEveryKind() {
        new JarBuilder()
                .source("x.A", Sources.sink("x.A", "same"))
                .source("x.B", Sources.sink("x.B", "other"))
                .source("x.R", Sources.rule("x.R", "same"))
                .source("x.S", Sources.source("x.S", "same"))
                .service(PluginKind.SINK, "# two of them\n\nx.A # the first\nx.B\nx.A\n")
                .service(PluginKind.RULE, "x.R")
                .service(PluginKind.SOURCE, "x.S")
                .write(plugins("all/all.jar"));

        try (PluginCatalogue catalog = scan()) {
            assertThat(catalog.problems()).isEmpty();
            assertThat(catalog.sinks().keySet()).containsExactly("other", "same");
            assertThat(catalog.rules().keySet()).containsExactly("same");
            assertThat(catalog.sources().keySet()).containsExactly("same");
            assertThat(catalog.plugins())
                    .extracting(plugin -> plugin.kind() + " " + plugin.type())
                    .containsExactly("source same", "rule same", "sink other", "sink same");
            Plugin<?> sink = Found.sink(catalog, "same");
            assertThat(sink.description()).isEqualTo("Tells nobody.");
            assertThat(sink.settings().getName()).isEqualTo("x.A$Settings");
            assertThat(sink.loader()).isSameAs(sink.factory().getClass().getClassLoader());
        }
    }

    @Test
    void aClassThatIsTwoKindsOfFactoryIsWhatItsServiceFileSays() {
        String factory = Sources.sink("x.Two", "two")
                .replace("implements ", "implements dev.belfry.core.rule.RuleFactory<Two.Settings>, ")
                .replace("public Sink create", "public Both create")
                .replace(
                        "// MORE",
                        "interface Both extends dev.belfry.core.sink.HttpSink, dev.belfry.core.rule.Rule<String> {}");
        new JarBuilder()
                .source("x.Two", factory)
                .service(PluginKind.RULE, "x.Two")
                .write(plugins("two/two.jar"));

        try (PluginCatalogue catalog = scan()) {
            assertThat(catalog.problems()).isEmpty();
            assertThat(catalog.rules().keySet()).containsExactly("two");
            assertThat(catalog.sinks()).isEmpty();
        }
    }

    @Test
    void anOriginIsLabelledWithItsVersionOnce() {
        Path path = Path.of("x");
        assertThat(new PluginOrigin("ntfy", path, path, "1.2.0").label()).isEqualTo("ntfy 1.2.0");
        assertThat(new PluginOrigin("ntfy-1.2.0", path, path, "1.2.0").label()).isEqualTo("ntfy-1.2.0");
        assertThat(new PluginOrigin("ntfy", path, path, null).label()).isEqualTo("ntfy");
    }

    @Test
    void ofTwoWithOneTypeTheFirstByFolderAndNameStaysAndBothAreNamed() throws IOException {
        Path builtIns = temp.resolve("built-ins");
        Path builtIn = good("mine.Slack", "slack").write(builtIns.resolve("slack/slack.jar"));
        Path shadow = good("theirs.Slack", "slack").write(plugins("aaa-slack.jar"));
        Path later = good("others.Slack", "slack").write(plugins("b/slack.jar"));

        try (PluginCatalogue catalog = PluginCatalogue.scan(List.of(builtIns, plugins("")))) {
            assertThat(Found.sink(catalog, "slack").origin().jar()).isEqualTo(builtIn);
            assertThat(catalog.problems()).extracting(PluginProblem::path).containsExactly(shadow, later.getParent());
            assertThat(catalog.problems().get(0).message())
                    .contains("sink \"slack\"", shadow.toString(), builtIn.toString(), "first", "remove one");
        }
    }

    @Test
    void withoutAnyPluginTheCatalogueIsEmpty() throws IOException {
        Files.createDirectories(plugins(""));
        try (PluginCatalogue catalog = scan()) {
            assertThat(catalog.plugins()).isEmpty();
            assertThat(catalog.problems()).isEmpty();
        }
    }

    @Test
    void closesTwiceAndLetsGoOfTheJars() {
        good("x.A", "a").write(plugins("a/a.jar"));
        PluginCatalogue catalog = scan();
        ClassLoader loader = Found.sink(catalog, "a").loader();
        assertThat(loader.getResource("x/A.class")).isNotNull();

        catalog.close();
        catalog.close();

        assertThat(loader.getResource("x/A.class")).isNull();
    }

    private PluginCatalogue scan() {
        return PluginCatalogue.scan(List.of(plugins("")));
    }

    private Path plugins(String name) {
        return name.isEmpty()
                ? temp.resolve("plugins")
                : temp.resolve("plugins").resolve(name);
    }

    private static JarBuilder good(String className, String type) {
        return Sources.goodSink(className, type);
    }
}
