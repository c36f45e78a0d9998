package dev.belfry.engine.plugin;

import com.fasterxml.jackson.core.JsonFactory;
import dev.belfry.core.sink.SinkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IsolationTest {
    @TempDir
    Path temp;

    private PluginCatalogue catalog = PluginCatalogue.scan(List.of());

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void twoPluginsHaveTwoVersionsOfOneLibrary() {
        for (String plugin : List.of("one", "two")) {
            new JarBuilder()
                    .source("x.Factory", usingLibrary(plugin))
                    .source("lib.Version", version(plugin))
                    .service(PluginKind.SINK, "x.Factory")
                    .write(jar(plugin));
        }
        scan();

        assertThat(catalog.problems()).isEmpty();
        assertThat(Found.sink(catalog, "one").description()).isEqualTo("version of one");
        assertThat(Found.sink(catalog, "two").description()).isEqualTo("version of two");
    }

    @Test
    void itsOwnVersionOfALibraryOfBelfrysIsTheOneItGets() {
        new JarBuilder()
                .source(
                        "x.Factory",
                        Sources.sink("x.Factory", "own")
                                .replace("\"Tells nobody.\"", "com.fasterxml.jackson.core.JsonFactory.WHOSE"))
                .source(
                        "com.fasterxml.jackson.core.JsonFactory",
                        "package com.fasterxml.jackson.core; public class JsonFactory {"
                                + " public static final String WHOSE = String.valueOf(\"mine\"); }")
                .service(PluginKind.SINK, "x.Factory")
                .write(jar("own"));
        scan();

        assertThat(Found.sink(catalog, "own").description()).isEqualTo("mine");
    }

    @Test
    void aCopyOfCoreInItsJarIsIgnored() {
        new JarBuilder()
                .source("x.Factory", Sources.sink("x.Factory", "fat"))
                .entry("dev/belfry/core/sink/SinkFactory.class", "not even a class file")
                .entry("org/slf4j/Logger.class", "nor this")
                .service(PluginKind.SINK, "x.Factory")
                .write(jar("fat"));
        scan();

        assertThat(catalog.problems()).isEmpty();
        assertThat(Found.sink(catalog, "fat").factory()).isInstanceOf(SinkFactory.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.belfry.engine.plugin.PluginCatalogue",
                "dev.belfry.engine.http.HttpSender",
                "com.fasterxml.jackson.core.JsonFactory",
                "org.junit.jupiter.api.Test",
                "dev.belfry.core.NotThere"
            })
    void seesNothingElseOfBelfry(String className) {
        ClassLoader loader = loaderOfAGoodPlugin();
        assertThatThrownBy(() -> loader.loadClass(className)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void seesCoreTheLoggingApiTheNullAnnotationsAndTheJdk() throws ClassNotFoundException {
        ClassLoader loader = loaderOfAGoodPlugin();
        assertThat(loader.loadClass("dev.belfry.core.sink.SinkFactory")).isSameAs(SinkFactory.class);
        assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(Logger.class);
        assertThat(loader.loadClass("org.jspecify.annotations.Nullable"))
                .isSameAs(org.jspecify.annotations.Nullable.class);
        assertThat(loader.loadClass("java.net.http.HttpClient").getName()).isEqualTo("java.net.http.HttpClient");
        assertThat(loader.getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
    }

    @Test
    void ofServiceFilesItSeesItsOwnOnly() throws IOException {
        String jackson = "META-INF/services/com.fasterxml.jackson.core.JsonFactory";
        assertThat(JsonFactory.class.getClassLoader().getResource(jackson)).isNotNull();

        Plugin<?> plugin = goodPlugin();

        assertThat(plugin.loader().getResource(jackson)).isNull();
        assertThat(Collections.list(plugin.loader().getResources(jackson))).isEmpty();
        assertThat(Collections.list(plugin.loader().getResources(plugin.kind().serviceFile())))
                .hasSize(1);
        assertThat(plugin.loader().getResource(plugin.kind().serviceFile())).isNotNull();
    }

    @Test
    void runsWithItsOwnLoaderAsContext() {
        new JarBuilder()
                .source(
                        "x.Factory",
                        Sources.sink(
                                        "x.Factory",
                                        "context",
                                        "static final String AT_START ="
                                                + " Thread.currentThread().getContextClassLoader().toString();")
                                .replace("\"Tells nobody.\"", "AT_START"))
                .service(PluginKind.SINK, "x.Factory")
                .write(jar("context"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        scan();

        assertThat(Found.sink(catalog, "context").description()).isEqualTo("class loader of plugin context");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noJarStaysOpen() throws IOException {
        goodPlugin();
        Sources.goodSink("x.Bad", "BAD").write(jar("bad"));
        scan();
        assertThat(openFiles()).contains(jar("good")).doesNotContain(jar("bad"));

        catalog.close();

        assertThat(openFiles()).doesNotContain(jar("good"));
    }

    private static List<Path> openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.flatMap(IsolationTest::target).toList();
        }
    }

    private static Stream<Path> target(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor));
        } catch (IOException goneMeanwhile) {
            return Stream.empty();
        }
    }

    private static String usingLibrary(String type) {
        return Sources.sink("x.Factory", type).replace("\"Tells nobody.\"", "lib.Version.text()");
    }

    private static String version(String of) {
        return "package lib; public class Version { public static String text() { return \"version of " + of
                + "\"; } }";
    }

    private ClassLoader loaderOfAGoodPlugin() {
        return goodPlugin().loader();
    }

    private Plugin<?> goodPlugin() {
        Sources.goodSink("x.Factory", "good").write(jar("good"));
        scan();
        return catalog.plugins().get(0);
    }

    private Path jar(String plugin) {
        return temp.resolve("plugins").resolve(plugin).resolve(plugin + ".jar");
    }

    private void scan() {
        catalog.close();
        catalog = PluginCatalogue.scan(List.of(temp.resolve("plugins")));
    }
}
