package dev.belfry.sinks.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.CodePoints;
import dev.belfry.testkit.sink.HostileTexts;
import dev.belfry.testkit.sink.RandomAlerts;
import dev.belfry.testkit.sink.SampleAlerts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TeamsMessageTest {
    @Test
    void readsWellAtThreeInTheMorning() {
        JsonNode card = card(SampleAlerts.ordinary());

        assertThat(card.findValuesAsText("text"))
                .containsExactly(
                        "Warning: LT-4711 is back online",
                        "Seen 12 s ago, after 3 d 4 h away; watched by alice since Mon 09:31 UTC.",
                        "Rule back-online, source dfir, alert k7f3-1042, 2026-11-24 14:02:07 UTC");
        assertThat(facts(card))
                .containsExactly(
                        "Host: LT-4711",
                        "Client: C.1a2b3c4d5e6f7081",
                        "Label: Slack",
                        "OS: windows",
                        "Org: root",
                        "Address: 10.20.30.40",
                        "Labels: Slack, VIP",
                        "Seen: 2026-11-24 14:01:55 UTC",
                        "Away: 3 d 4 h",
                        "Watched by: alice",
                        "Watched since: 2026-11-23 09:31:00 UTC");
        assertThat(card.at("/actions/0/title").asText()).isEqualTo("Open the client");
        assertThat(card.at("/actions/0/url").asText())
                .isEqualTo("https://velo.example/?org_id=root#/host/C.1a2b3c4d5e6f7081");
        assertThat(card.at("/msteams/width").asText()).isEqualTo("Full");
    }

    @ParameterizedTest
    @CsvSource({"INFO, accent", "WARNING, warning", "ERROR, attention", "CRITICAL, attention"})
    void showsInColourWhatItSaysInAWord(Severity severity, String style) {
        JsonNode band = card(SampleAlerts.of(severity)).at("/body/0");

        assertThat(band.path("style").asText()).isEqualTo(style);
        assertThat(band.at("/items/0/inlines/0/text").asText()).startsWithIgnoringCase(severity.name() + ": ");
    }

    @Test
    void saysInWordsThatItIsOver() {
        JsonNode card = card(SampleAlerts.resolved());

        assertThat(card.at("/body/0/style").asText()).isEqualTo("good");
        assertThat(card.findValuesAsText("text"))
                .contains("Resolved: LT-4711 is back online")
                .anyMatch(text -> text.contains("was warning"));
    }

    static Stream<Alert> alerts() {
        return Stream.of(SampleAlerts.all(), RandomAlerts.some(200, 2), worst()).flatMap(alerts -> alerts);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isACardThatTeamsCanShow(Alert alert) {
        String message = TeamsMessage.of(alert).write();

        assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(20_000);
        assertThat(escapedByDefault(message)).isLessThanOrEqualTo(28_672);
        assertThat(AdaptiveCards.violations(AdaptiveCards.read(message))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void putsOnlyPlainTextWhereMarkdownIsRead(Alert alert) {
        JsonNode card = card(alert);

        assertThat(card.findValuesAsText("type")).doesNotContain("TextBlock");
        assertThat(card.findValues("facts").stream().flatMap(JsonNode::valueStream))
                .allSatisfy(fact -> {
                    assertThat(fact.path("title").asText()).matches("[\\p{L}\\p{Nd} ]+");
                    assertThat(fact.path("value").asText())
                            .matches("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} .,;()/+…-]*|[0-9-]+ [0-9:]+ UTC")
                            .doesNotMatch("\\d+[.)] .*");
                });
    }

    static Stream<String> markup() {
        return HostileTexts.markup();
    }

    @ParameterizedTest
    @MethodSource("markup")
    void showsHostileTextAsItWasWritten(String text) {
        JsonNode card = card(SampleAlerts.saying(text));

        assertThat(card.findValuesAsText("text")).contains("Critical: " + text, text);
        assertThat(Stream.concat(card.findValuesAsText("text").stream(), card.findValuesAsText("value").stream())
                        .filter(text::equals))
                .as("as text, and as the host")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void keepsItsFactsInOrderWhereverTheyAreShown() {
        JsonObject fields = Json.object()
                .with("a", "plain")
                .with("b", "*bold*")
                .with("c", "plain")
                .with("d", "plain");
        JsonNode body = card(with(fields, List.of())).path("body");

        assertThat(body.valueStream().map(element -> element.path("type").asText()))
                .containsExactly("Container", "FactSet", "RichTextBlock", "FactSet", "RichTextBlock");
        assertThat(body.at("/2/inlines").findValuesAsText("text")).containsExactly("B: ", "*bold*");
    }

    @Test
    void givesEachLineOfItsTextALine() {
        JsonNode card = card(SampleAlerts.saying("one\n\ntwo\u202e"));

        assertThat(card.findValuesAsText("text")).contains("one", "two\\u{202e}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 21, 100})
    void countsTheFactsItLeavesOut(int count) {
        JsonObject.Builder fields = JsonObject.builder();
        IntStream.range(0, count).forEach(i -> fields.put("field-" + i, "value " + i));
        JsonNode card = card(with(fields.build(), List.of()));

        assertThat(facts(card)).hasSize(Math.min(count, 20));
        assertThat(String.join("\n", card.findValuesAsText("text")).contains((count - 20) + " more fields."))
                .isEqualTo(count > 20);
    }

    @Test
    void showsSixButtonsAndNoAddressThatIsTooLong() {
        Link link = new Link("", URI.create("https://velo.example/"));
        Link tooLong = new Link("Look", URI.create("https://velo.example/" + "a".repeat(1_000)));

        assertThat(card(with(Json.object(), Collections.nCopies(30, link))).path("actions"))
                .hasSize(6);
        assertThat(card(with(Json.object(), List.of(tooLong))).has("actions")).isFalse();
        assertThat(card(with(Json.object(), List.of(link)))
                        .at("/actions/0/title")
                        .asText())
                .isEqualTo("Open");
    }

    @ParameterizedTest
    @CsvSource({"x, 2900, 2900", "東, 2900, 2900", "🔔, 2900, 1500", "🔔, 1500, 1500", "&, 5000, 3000"})
    void saysLessOnlyWhenItMust(String unit, int length, int shown) {
        JsonNode card = card(with(unit.repeat(length), Json.object(), List.of()));

        assertThat(card.at("/body/1/inlines/0/text").asText())
                .startsWith(unit.repeat(shown - 1))
                .satisfies(text -> assertThat(CodePoints.count(text)).isEqualTo(shown));
    }

    /** Everything as long as it can be, of characters that take most room when they are escaped. */
    private static Stream<Alert> worst() {
        return Stream.of("🔔", "𝔞", "東", "é", "<", "&", "'", "\"", "\\", "a", "🔔\n", "\u202e")
                .map(unit -> {
                    String text = unit.repeat(5_000);
                    JsonObject.Builder fields = JsonObject.builder();
                    IntStream.range(0, 50).forEach(i -> fields.put("𝔞".repeat(60) + i, text));
                    Link link = new Link(text, URI.create("https://velo.example/?" + "&".repeat(970)));
                    Content content =
                            new Content(Severity.WARNING, text, text, fields.build(), Collections.nCopies(10, link));
                    Alert alert = SampleAlerts.resolved();
                    Origin origin = new Origin(text, text, text);
                    return new Alert(alert.id(), 2, alert.status(), alert.dedupKey(), origin, content, alert.at());
                });
    }

    /** As System.Text.Json writes it: Teams' own server may well. */
    private static int escapedByDefault(String json) {
        return json.replace("\\\"", "\\u0022")
                .replaceAll("[<>&'+`]", "\\\\u0000")
                .chars()
                .map(c -> c > '~' ? 6 : 1)
                .sum();
    }

    private static List<String> facts(JsonNode card) {
        return card.findValues("facts").stream()
                .flatMap(JsonNode::valueStream)
                .map(fact ->
                        fact.path("title").asText() + ": " + fact.path("value").asText())
                .toList();
    }

    private static Alert with(JsonObject fields, List<Link> links) {
        return with("", fields, links);
    }

    private static Alert with(String text, JsonObject fields, List<Link> links) {
        Alert alert = SampleAlerts.ordinary();
        Content content = new Content(Severity.INFO, "title", text, fields, links);
        return new Alert(alert.id(), 1, alert.status(), alert.dedupKey(), alert.origin(), content, alert.at());
    }

    private static JsonNode card(Alert alert) {
        return AdaptiveCards.card(AdaptiveCards.read(TeamsMessage.of(alert).write()));
    }
}
