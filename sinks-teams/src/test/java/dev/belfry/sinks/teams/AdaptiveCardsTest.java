package dev.belfry.sinks.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belfry.testkit.sink.SampleAlerts;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The judge is judged: it refuses what Teams was seen to lose. */
class AdaptiveCardsTest {
    private static final Map<String, Consumer<JsonNode>> SPOILT = Map.ofEntries(
            Map.entry("no wrapper", message -> object(message, "").remove("type")),
            Map.entry("no attachment", message -> ((ArrayNode) message.at("/attachments")).removeAll()),
            Map.entry("two attachments", message -> ((ArrayNode) message.at("/attachments")).addObject()),
            Map.entry(
                    "no contentUrl",
                    message -> object(message, "/attachments/0").remove("contentUrl")),
            Map.entry(
                    "no content type",
                    message -> object(message, "/attachments/0").put("contentType", "text/html")),
            Map.entry("no type", message -> card(message).remove("type")),
            Map.entry("no version", message -> card(message).remove("version")),
            Map.entry("version 1.5", message -> card(message).put("version", "1.5")),
            Map.entry("body null", message -> card(message).putNull("body")),
            Map.entry("element of 1.5", message -> element(message).put("type", "Table")),
            Map.entry("property of 1.5", message -> action(message).put("tooltip", "x")),
            Map.entry("unknown element", message -> element(message).put("type", "Blink")),
            Map.entry("fact without value", message -> object(message, fact()).remove("value")),
            Map.entry("wrong colour", message -> object(message, run()).put("color", "red")),
            Map.entry("text for a boolean", message -> element(message).put("bleed", "true")),
            Map.entry("action without address", message -> action(message).remove("url")),
            Map.entry("script for an address", message -> action(message).put("url", "javascript:alert(1)")));

    static Stream<Arguments> spoilt() {
        return SPOILT.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refusesEverySpoiltMessage(String name, Consumer<JsonNode> spoil) {
        JsonNode message =
                AdaptiveCards.read(TeamsMessage.of(SampleAlerts.ordinary()).write());
        assertThat(AdaptiveCards.violations(message)).isEmpty();

        spoil.accept(message);

        assertThat(AdaptiveCards.violations(message)).as(name).isNotEmpty();
    }

    private static ObjectNode card(JsonNode message) {
        return object(message, "/attachments/0/content");
    }

    private static ObjectNode element(JsonNode message) {
        return object(message, "/attachments/0/content/body/0");
    }

    private static ObjectNode action(JsonNode message) {
        return object(message, "/attachments/0/content/actions/0");
    }

    private static String run() {
        return "/attachments/0/content/body/1/inlines/0";
    }

    private static String fact() {
        return "/attachments/0/content/body/2/facts/0";
    }

    private static ObjectNode object(JsonNode message, String pointer) {
        return (ObjectNode) message.at(pointer);
    }
}
