package dev.belfry.sinks.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belfry.testkit.sink.SampleAlerts;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The judge is judged: it finds every invalid case of the list that concerns a part we use. */
class BlockKitTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How our own message is spoilt for each case. The blocks: header, text, facts, facts, context, actions. */
    private static final Map<String, Consumer<JsonNode>> SPOILT = Map.ofEntries(
            Map.entry("text-empty", message -> text(message, "/blocks/1/text", "")),
            Map.entry("text-too-long", message -> text(message, "/blocks/4/elements/0", "x".repeat(3_001))),
            Map.entry("button-text-too-long", message -> text(message, "/blocks/5/elements/0/text", "x".repeat(76))),
            Map.entry("button-url-too-long", message -> put(message, "/blocks/5/elements/0", "url", "x".repeat(3_001))),
            Map.entry("actions-too-many-elements", message -> repeat(message, "/blocks/5/elements", 26)),
            Map.entry("context-too-many-elements", message -> repeat(message, "/blocks/4/elements", 11)),
            Map.entry("context-invalid-element", message -> put(message, "/blocks/4/elements/0", "type", "button")),
            Map.entry("header-text-too-long", message -> text(message, "/blocks/0/text", "🔔".repeat(151))),
            Map.entry("section-text-too-long", message -> text(message, "/blocks/1/text", "x".repeat(3_001))),
            Map.entry("section-too-many-fields", message -> repeat(message, "/blocks/2/fields", 11)),
            Map.entry("section-field-too-long", message -> text(message, "/blocks/2/fields/0", "x".repeat(2_001))),
            Map.entry("section-missing-content", message -> ((ObjectNode) message.at("/blocks/1")).remove("text")));

    /** Cases of what we never send: identifiers, values and labels of buttons, another block of a similar name. */
    private static final Set<String> NOT_OURS = Set.of(
            "button-action-id-too-long",
            "button-value-too-long",
            "button-accessibility-label-too-long",
            "context-actions-too-many-elements");

    static Stream<Arguments> spoilt() {
        return SPOILT.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void findsEveryInvalidCase(String id, Consumer<JsonNode> spoil) throws Exception {
        JsonNode message =
                JSON.readTree(SlackMessage.of(SampleAlerts.ordinary()).write());
        assertThat(BlockKit.violations(message)).isEmpty();

        spoil.accept(message);

        assertThat(BlockKit.violations(message)).contains(constraint(id));
    }

    @Test
    void leavesNoCaseOutThatConcernsUs() {
        assertThat(cases().map(invalid -> invalid.path("id").asText()))
                .filteredOn(id -> id.matches("(text|button|actions|context|header|section)-.*"))
                .filteredOn(id -> !NOT_OURS.contains(id))
                .containsExactlyInAnyOrderElementsOf(SPOILT.keySet());
    }

    private static String constraint(String id) {
        return cases().filter(invalid -> invalid.path("id").asText().equals(id))
                .map(invalid -> invalid.path("constraint").asText())
                .findAny()
                .orElseThrow();
    }

    private static Stream<JsonNode> cases() {
        return BlockKit.read("invalid-manifest.json").path("cases").valueStream();
    }

    private static void text(JsonNode message, String object, String text) {
        put(message, object, "text", text);
    }

    private static void put(JsonNode message, String object, String key, String value) {
        ((ObjectNode) message.at(object)).put(key, value);
    }

    private static void repeat(JsonNode message, String array, int times) {
        ArrayNode elements = (ArrayNode) message.at(array);
        while (elements.size() < times) {
            elements.add(elements.get(0).deepCopy());
        }
    }
}
