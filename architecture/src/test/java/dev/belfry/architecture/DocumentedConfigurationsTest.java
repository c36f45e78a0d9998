package dev.belfry.architecture;

import dev.belfry.architecture.Documents.Block;
import dev.belfry.core.plugin.PluginFactory;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfigurationReader;
import dev.belfry.engine.config.Factories;
import dev.belfry.engine.config.UnfilledException;
import dev.belfry.engine.plugin.Plugin;
import dev.belfry.engine.plugin.PluginCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * What the documents show of belfry.yaml is read as the program would. A block with some of the sections gets the others
 * from here; one plugin's settings get everything around them.
 */
class DocumentedConfigurationsTest {
    /** Shows a plugin that is not Belfry's own; {@link SnippetsTest} holds it to that plugin. */
    private static final Set<String> OTHERS = Set.of("plugins.md");

    private static final Map<String, String> SECTIONS = Map.of("sources", """
            sources:
              dfir: {type: velociraptor-clients, api-config: api.config.yaml, label: Slack}
            """, "rules", """
            rules:
              back-online: {type: seen-recently}
            """, "sinks", """
            sinks:
              soc-slack: {type: slack, url: 'https://hooks.slack.com/services/T0/B0/x'}
              tickets: {type: webhook, url: 'https://tickets.example/api'}
            """);

    private static final Pattern SECTION =
            Pattern.compile("^(sources|rules|sinks|routes|store|heartbeat|monitoring):", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("\\$\\{([^}]*)}");

    private static final Map<String, String> VALUES = Map.of(
            "env:SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/x",
            "env:TEAMS_WEBHOOK_URL", "https://default0.aa.environment.api.powerplatform.com/workflows/0?sig=x",
            "env:TICKETS_TOKEN", "token",
            "env:HEARTBEAT_URL", "https://switch.example/ping/0123456789",
            "env:VELOCIRAPTOR_PASSPHRASE", "passphrase",
            "env:TICKETS_SIGNING_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "file:slack-url", "https://hooks.slack.com/services/T0/B0/x");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> areRead() throws IOException {
        List<Block> blocks = Documents.blocks("yaml").stream()
                .filter(block -> !OTHERS.contains(block.file().getFileName().toString()))
                // Prometheus's rules; MetricsInDocumentsTest looks at those.
                .filter(block -> !block.text().startsWith("groups:"))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(8);
        return blocks.stream().map(block -> dynamicTest(block.toString(), () -> read(completed(block.text()))));
    }

    private void read(String text) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "belfry", ".yaml"), text);
        try (PluginCatalogue plugins = PluginCatalogue.ofClassPath();
                Configuration configuration = new ConfigurationReader(
                                factories(plugins), DocumentedConfigurationsTest::fill, InstantSource.system())
                        .read(file)) {
            assertThat(configuration.sinks()).isNotEmpty();
        }
    }

    private static Factories factories(PluginCatalogue plugins) {
        return new Factories(byType(plugins.sources()), byType(plugins.rules()), byType(plugins.sinks()));
    }

    private static <F extends PluginFactory<?>> Map<String, F> byType(Map<String, Plugin<F>> plugins) {
        return plugins.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, plugin -> plugin.getValue().factory()));
    }

    private static String completed(String text) {
        String whole = SECTION.matcher(text).find() ? text : entry(text);
        StringBuilder all = new StringBuilder(whole);
        new TreeMap<>(SECTIONS).forEach((name, section) -> {
            if (!whole.contains(name + ":\n")) {
                all.append(section);
            }
        });
        return all.toString();
    }

    /** One plugin's settings, as the reference pages show them. */
    private static String entry(String text) {
        try (PluginCatalogue plugins = PluginCatalogue.ofClassPath()) {
            Plugin<?> plugin = plugins.plugins().stream()
                    .<Plugin<?>>map(known -> known)
                    .filter(known -> text.startsWith("type: " + known.type() + "\n"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("neither sections nor a plugin's settings: " + text));
            return plugin.kind() + "s:\n  it:\n" + text.indent(4);
        }
    }

    private static String fill(String text) throws UnfilledException {
        Matcher asked = ASKED.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (asked.find()) {
            String value = VALUES.get(asked.group(1));
            if (value == null) {
                throw new UnfilledException("the documents use a name that this test has no value for.");
            }
            asked.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return asked.appendTail(filled).toString();
    }
}
