package dev.belfry.engine.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassPathScanTest {
    @TempDir
    Path temp;

    @Test
    void findsFactoriesInJarsAndInFoldersOfClasses() throws IOException {
        Path jar = Sources.goodSink("x.A", "a").version("2.0").write(temp.resolve("lib/a b.jar"));
        Path classes = temp.resolve("classes");
        Path serviceFile = classes.resolve(PluginKind.SINK.serviceFile());
        Files.createDirectories(serviceFile.getParent());
        Files.writeString(serviceFile, "x.Missing\nx.A\n");

        try (URLClassLoader loader = loader(classes, jar)) {
            PluginCatalogue catalog = new ClassPathScan(loader).run();

            // The folder comes first on the class path, so its line is the one that counts.
            assertThat(Found.sink(catalog, "a").origin())
                    .isEqualTo(new PluginOrigin("class path", classes, classes, null));
            assertThat(catalog.problems())
                    .extracting(PluginProblem::toString)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(classes + ": \"x.Missing\""),
                            line -> assertThat(line).startsWith(jar + ": sink \"a\" in " + jar + " is left out"));
        }
    }

    @Test
    void readsTheVersionOfAJar() throws IOException {
        Path jar = Sources.goodSink("x.A", "a").version("2.0").write(temp.resolve("lib/a.jar"));
        try (URLClassLoader loader = loader(jar)) {
            Plugin<?> plugin = Found.sink(new ClassPathScan(loader).run(), "a");
            assertThat(plugin.origin()).isEqualTo(new PluginOrigin("a.jar", jar, jar, "2.0"));
            assertThat(plugin.loader()).isSameAs(loader);
        }
    }

    @Test
    void withoutPluginsOnTheClassPathTheCatalogueIsEmpty() throws IOException {
        try (URLClassLoader loader = loader(temp)) {
            assertThat(new ClassPathScan(loader).run().plugins()).isEmpty();
        }
    }

    /** Of Belfry's class path it sees core and the engine, as in an IDE; of services, only what it was given. */
    private static URLClassLoader loader(Path... path) throws IOException {
        URL[] urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = path[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ClassPathScan.class.getClassLoader());
    }
}
