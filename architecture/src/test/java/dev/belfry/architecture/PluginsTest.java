package dev.belfry.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.source.SourceFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

/** A plugin is found by its services, so it is found here by them too. */
class PluginsTest {
    @Test
    void showTheirFactoriesAndWhatTheirOwnPackagesNeed() {
        plugins()
                .forEach((plugin, factories) -> assertThat(shownBy(plugin))
                        .as("public in %s and no factory, and used by no other package", plugin)
                        .isNotEmpty()
                        .filteredOn(type -> !factories.contains(type.getName()) && !isNeeded(type))
                        .isEmpty());
    }

    @Test
    void haveFactoriesThatAreFinal() {
        plugins()
                .forEach((plugin, factories) -> assertThat(shownBy(plugin))
                        .filteredOn(type -> factories.contains(type.getName()))
                        .hasSameSizeAs(factories)
                        .allMatch(type -> type.getModifiers().contains(JavaModifier.FINAL)));
    }

    private static List<JavaClass> shownBy(URI plugin) {
        return new ClassFileImporter()
                .importLocations(Set.of(Location.of(plugin))).stream()
                        .filter(PluginsTest::isShown)
                        .toList();
    }

    private static boolean isShown(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PluginsTest::isShown).orElse(true);
    }

    private static boolean isNeeded(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    /** Where each plugin lies, and the factories that it names. */
    private static Map<URI, Set<String>> plugins() {
        Map<URI, Set<String>> plugins = new TreeMap<>();
        Stream.of(SourceFactory.class, RuleFactory.class, SinkFactory.class)
                .map(Class::getName)
                .forEach(service -> {
                    String file = "META-INF/services/" + service;
                    for (URL found : resources(file)) {
                        URI root = URI.create(found.toString().replace(file, ""));
                        plugins.computeIfAbsent(root, r -> new TreeSet<>()).addAll(lines(found));
                    }
                });
        return plugins;
    }

    private static Iterable<URL> resources(String name) {
        try {
            return Collections.list(PluginsTest.class.getClassLoader().getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> lines(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
