package dev.belfry.architecture;

import dev.belfry.app.monitoring.MeterPage;
import dev.belfry.core.plugin.PluginFactory;
import dev.belfry.engine.config.DeliverySettings;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.config.MonitoringSettings;
import dev.belfry.engine.config.RuleSettings;
import dev.belfry.engine.config.StoreSettings;
import dev.belfry.engine.plugin.Plugin;
import dev.belfry.engine.plugin.PluginCatalogue;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.settings.ReferencePage;
import dev.belfry.engine.settings.SettingsModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The pages in docs/reference are what the settings records say of themselves. */
class ReferencePagesTest {
    private static final Path FOLDER = Path.of("../docs/reference");
    private static final String REWRITE = "./mvnw -q -Pfast -pl architecture -am test -Dtest=ReferencePagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dreference.rewrite=true";

    @TestFactory
    Stream<DynamicTest> sayWhatTheCodeSays() {
        return pages().entrySet().stream()
                .map(page ->
                        dynamicTest(page.getKey(), () -> isUpToDate(FOLDER.resolve(page.getKey()), page.getValue())));
    }

    @Test
    void areOfPluginsThatThereAre() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .allMatch(file -> pages().containsKey(file.getFileName().toString()));
        }
    }

    private static void isUpToDate(Path file, String page) throws IOException {
        if (Boolean.getBoolean("reference.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("%s is not what the code says of these settings. To write it anew: %s", file, REWRITE)
                .hasContent(page);
    }

    /** Every page by its file's name. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        try (PluginCatalogue plugins = PluginCatalogue.ofClassPath()) {
            plugins.plugins().forEach(plugin -> pages.put(plugin.type() + ".md", page(plugin)));
            pages.put("README.md", index(plugins));
        }
        pages.put(
                "every-sink.md",
                page("Every sink", "What every sink has beside its plugin's own settings.", DeliverySettings.MODEL));
        pages.put(
                "every-rule.md",
                page("Every rule", "What every rule has beside its plugin's own settings.", RuleSettings.MODEL));
        pages.put(
                "store.md",
                page("store", "Where Belfry keeps what it must not forget.", SettingsModel.of(StoreSettings.class)));
        pages.put(
                "heartbeat.md",
                page("heartbeat", "Who is told that Belfry is well.", SettingsModel.of(HeartbeatSettings.class)));
        pages.put(
                "monitoring.md",
                page(
                        "monitoring",
                        "Where a running instance can be asked how it is.",
                        SettingsModel.of(MonitoringSettings.class)));
        pages.put("metrics.md", MeterPage.text());
        return pages;
    }

    private static String page(Plugin<?> plugin) {
        return ReferencePage.of(plugin.type(), plugin.description(), SettingsModel.of(plugin.settings()))
                + common(plugin.kind());
    }

    private static String page(String title, String description, SettingsModel<?> model) {
        return "# " + title + "\n\n" + description + "\n" + ReferencePage.table(model);
    }

    private static String common(PluginKind kind) {
        return switch (kind) {
            case SOURCE -> "";
            case RULE -> "\nBeside these: what [every rule](every-rule.md) has.\n";
            case SINK -> "\nBeside these: what [every sink](every-sink.md) has.\n";
        };
    }

    private static String index(PluginCatalogue plugins) {
        return """
                # Reference

                Every setting there is, written from the code. `belfry plugins show TYPE` shows the same.

                | | type | what it does |
                |---|---|---|
                %s
                Beside a plugin's own settings: those of [every sink](every-sink.md), of [every rule](every-rule.md), of
                the [store](store.md), of the [heartbeat](heartbeat.md), and of [monitoring](monitoring.md), which has
                these [metrics](metrics.md).
                """.formatted(
                        plugins.plugins().stream().map(ReferencePagesTest::row).collect(joining()));
    }

    private static String row(Plugin<? extends PluginFactory<?>> plugin) {
        return "| " + plugin.kind() + " | [" + plugin.type() + "](" + plugin.type() + ".md) | " + plugin.description()
                + " |\n";
    }
}
