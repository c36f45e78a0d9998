package dev.belfry.architecture;

import dev.belfry.app.monitoring.Meter;
import dev.belfry.architecture.Documents.Block;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.engine.codec.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The metrics that the documents name are there. */
class MetricsInDocumentsTest {
    private static final Pattern METRIC = Pattern.compile("\\b(belfry_[a-z0-9_]+)");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");
    private static final Set<String> KNOWN =
            Arrays.stream(Meter.values()).map(Meter::metric).collect(Collectors.toSet());
    private static final String PLUGINS = "belfry_plugin_";

    @Test
    void areThere() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : Documents.files()) {
            Matcher metric = METRIC.matcher(Files.readString(file));
            while (metric.find()) {
                named.add(PART.matcher(metric.group(1)).replaceFirst(""));
            }
        }
        assertThat(named).hasSizeGreaterThan(10).allMatch(name -> KNOWN.contains(name) || name.startsWith(PLUGINS));
    }

    @Test
    void standInRulesThatPrometheusCouldRead() throws Exception {
        List<Block> blocks = Documents.blocks("yaml").stream()
                .filter(block -> block.text().startsWith("groups:"))
                .toList();
        assertThat(blocks).hasSize(1);
        JsonObject groups = (JsonObject) JsonReader.read(blocks.get(0).text(), Format.YAML, ParseLimits.DOCUMENT);
        JsonObject group = (JsonObject) list(groups, "groups").get(0);
        List<Json> rules = list(group, "rules");
        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(((JsonObject) rule).text("alert")).isPresent();
            assertThat(((JsonObject) rule).text("expr"))
                    .hasValueSatisfying(expression -> assertThat(expression).containsPattern(METRIC));
        });
    }

    private static List<Json> list(JsonObject within, String name) {
        return ((JsonArray) requireNonNull(within.members().get(name))).values();
    }
}
