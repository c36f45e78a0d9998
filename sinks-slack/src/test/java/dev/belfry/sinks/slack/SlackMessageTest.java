package dev.belfry.sinks.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.testkit.sink.HostileTexts;
import dev.belfry.testkit.sink.RandomAlerts;
import dev.belfry.testkit.sink.SampleAlerts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlackMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATE = "<!date\\^\\d+\\^\\{date_num} \\{time_secs}\\|[0-9: -]+ UTC>";
    private static final String PLAIN = "[\\p{L}\\p{Nd} .,;()/+…-]|&(amp|lt|gt);";

    @Test
    void readsWellAtThreeInTheMorning() throws Exception {
        JsonNode message = message(SampleAlerts.ordinary());

        assertThat(message.path("text").asText())
                .isEqualTo(
                        "🟡 Warning: LT-4711 is back online\nSeen 12 s ago, after 3 d 4 h away; watched by alice since Mon 09:31 UTC.");
        assertThat(texts(message))
                .containsExactly(
                        "🟡 Warning: LT-4711 is back online",
                        "Seen 12 s ago, after 3 d 4 h away; watched by alice since Mon 09:31 UTC.",
                        "*Host*\nLT-4711",
                        "*Client*\nC.1a2b3c4d5e6f7081",
                        "*Label*\nSlack",
                        "*OS*\nwindows",
                        "*Org*\nroot",
                        "*Address*\n10.20.30.40",
                        "*Labels*\nSlack, VIP",
                        "*Seen*\n<!date^1795528915^{date_num} {time_secs}|2026-11-24 14:01:55 UTC>",
                        "*Away*\n3 d 4 h",
                        "*Watched by*\nalice",
                        "*Watched since*\n<!date^1795426260^{date_num} {time_secs}|2026-11-23 09:31:00 UTC>",
                        "Rule back-online, source dfir, alert k7f3-1042",
                        "<!date^1795528927^{date_num} {time_secs}|2026-11-24 14:02:07 UTC>",
                        "Open the client");
        assertThat(message.at("/blocks/5/elements/0/url").asText())
                .isEqualTo("https://velo.example/?org_id=root#/host/C.1a2b3c4d5e6f7081");
    }

    @Test
    void saysInWordsThatItIsOver() throws Exception {
        JsonNode message = message(SampleAlerts.resolved());

        assertThat(message.path("text").asText()).startsWith("✅ Resolved: LT-4711 is back online");
        assertThat(texts(message)).contains("Rule back-online, source dfir, alert k7f3-1042, was warning");
    }

    @ParameterizedTest
    @EnumSource
    void saysInAWordHowMuchItMatters(Severity severity) throws Exception {
        String headline =
                message(SampleAlerts.of(severity)).at("/blocks/0/text/text").asText();

        assertThat(headline).containsIgnoringCase(severity.name() + ": LT-4711");
    }

    @Test
    void leavesOutWhatThereIsNot() throws Exception {
        assertThat(message(SampleAlerts.bare()).findValuesAsText("type"))
                .containsExactly("header", "plain_text", "context", "plain_text", "mrkdwn");
    }

    @Test
    void staysSilentAboutWhatSlackWouldPreviewOrIgnore() throws Exception {
        JsonNode message = message(SampleAlerts.ordinary());

        assertThat(message.fieldNames())
                .toIterable()
                .containsExactly("text", "mrkdwn", "unfurl_links", "unfurl_media", "blocks");
        assertThat(message.path("mrkdwn").booleanValue()).isFalse();
        assertThat(message.path("unfurl_links").booleanValue()).isFalse();
        assertThat(message.path("unfurl_media").booleanValue()).isFalse();
        assertThat(message.findValues("emoji")).isNotEmpty().allMatch(emoji -> !emoji.booleanValue());
        assertThat(message.findValues("verbatim")).isNotEmpty().allMatch(JsonNode::booleanValue);
    }

    static Stream<Alert> alerts() {
        return Stream.concat(SampleAlerts.all(), RandomAlerts.some(200, 1));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void keepsEveryLimit(Alert alert) throws Exception {
        JsonNode message = message(alert);

        assertThat(BlockKit.violations(message)).isEmpty();
        assertThat(texts(message).stream().mapToInt(SlackMessageTest::length).sum())
                .isLessThanOrEqualTo(12_000);
        assertThat(length(message.path("text").asText())).isBetween(1, 4_000);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void letsNothingFromOutsideBeMarkup(Alert alert) throws Exception {
        JsonNode message = message(alert);

        assertThat(escapesLeftOut(message.path("text").asText())).isEmpty();
        for (JsonNode text : textObjects(message)) {
            assertThat(escapesLeftOut(text.path("text").asText())).isEmpty();
            if (text.path("type").asText().equals("mrkdwn")) {
                assertThat(markupFromOutside(text.path("text").asText())).isEmpty();
            }
        }
    }

    static Stream<String> markup() {
        return HostileTexts.markup();
    }

    @ParameterizedTest
    @MethodSource("markup")
    void showsHostileTextAsItWasWritten(String text) throws Exception {
        JsonNode message = message(SampleAlerts.saying(text));

        assertThat(SlackUnescape.of(message.at("/blocks/0/text/text").asText())).isEqualTo("🔴 Critical: " + text);
        assertThat(SlackUnescape.of(message.at("/blocks/1/text/text").asText())).isEqualTo(text);
        assertThat(SlackUnescape.of(message.at("/blocks/2/fields/0/text").asText())
                        .replace("\\u{60}", "`"))
                .isIn("*Host*\n" + text, "*Host*\n`" + text + "`");
    }

    @Test
    void showsWhatCannotBeSeen() throws Exception {
        JsonNode message = message(SampleAlerts.saying("\u202egnp.exe\u0000"));

        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("🔴 Critical: \\u{202e}gnp.exe\\u{0}");
        assertThat(message.at("/blocks/1/text/text").asText()).isEqualTo("\\u{202e}gnp.exe\\u{0}");
    }

    @Test
    void keepsTheLinesOfItsText() throws Exception {
        JsonNode message = message(SampleAlerts.saying("one\ntwo"));

        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("🔴 Critical: one\\u{a}two");
        assertThat(message.at("/blocks/1/text/text").asText()).isEqualTo("one\ntwo");
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 138, 139, 149, 150, 151})
    void fillsTheHeadlineToItsLimitAndNoFurther(int length) throws Exception {
        String title = "🔔".repeat(length);
        String headline =
                message(SampleAlerts.saying(title)).at("/blocks/0/text/text").asText();

        assertThat(headline)
                .isEqualTo(length <= 138 ? "🔴 Critical: " + title : "🔴 Critical: " + "🔔".repeat(137) + "…");
        assertThat(length(headline)).isLessThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 11, 20, 21, 200})
    void putsTenFactsIntoASectionAndCountsWhatItLeavesOut(int count) throws Exception {
        JsonObject.Builder fields = JsonObject.builder();
        IntStream.range(0, count).forEach(i -> fields.put("field-" + i, "value " + i));
        JsonNode message = message(with(fields.build(), List.of()));

        List<Integer> sections = new ArrayList<>();
        message.findValues("fields").forEach(section -> sections.add(section.size()));
        assertThat(sections.stream().mapToInt(i -> i).sum()).isEqualTo(Math.min(count, 20));
        assertThat(BlockKit.violations(message)).isEmpty();
        assertThat(String.join("\n", texts(message)).contains((count - 20) + " more fields."))
                .isEqualTo(count > 20);
    }

    @Test
    void leavesOutAddressesSlackWouldRefuseAndButtonsNobodyReads() throws Exception {
        Link fits = link("a".repeat(3_000 - "https://velo.example/".length()));
        Link tooLong = link("a".repeat(3_001 - "https://velo.example/".length()));

        assertThat(urls(with(Json.object(), List.of(tooLong, fits))))
                .containsExactly(fits.target().toString());
        assertThat(urls(with(Json.object(), List.of(tooLong)))).isEmpty();
        assertThat(urls(with(Json.object(), Collections.nCopies(30, link("x")))))
                .hasSize(5);
    }

    @Test
    void writesAddressesInAscii() throws Exception {
        assertThat(urls(with(Json.object(), List.of(link("höst"))))).containsExactly("https://velo.example/h%C3%B6st");
    }

    private static Link link(String path) {
        return new Link("Look", URI.create("https://velo.example/" + path));
    }

    private static Alert with(JsonObject fields, List<Link> links) {
        Alert alert = SampleAlerts.ordinary();
        Content content = new Content(Severity.INFO, "title", "", fields, links);
        return new Alert(alert.id(), 1, alert.status(), alert.dedupKey(), alert.origin(), content, alert.at());
    }

    private static JsonNode message(Alert alert) throws Exception {
        return JSON.readTree(SlackMessage.of(alert).write());
    }

    private static List<String> urls(Alert alert) throws Exception {
        return message(alert).findValuesAsText("url");
    }

    private static List<JsonNode> textObjects(JsonNode message) {
        return within(message.path("blocks"))
                .filter(node -> node.path("text").isTextual())
                .toList();
    }

    private static Stream<JsonNode> within(JsonNode node) {
        Stream<JsonNode> children = node.valueStream();
        return Stream.concat(Stream.of(node), children.flatMap(SlackMessageTest::within));
    }

    private static List<String> texts(JsonNode message) {
        return textObjects(message).stream()
                .map(text -> text.path("text").asText())
                .toList();
    }

    /** What is left of a text that Slack would read as an escape or a control sequence of its own. */
    private static String escapesLeftOut(String text) {
        return text.replaceAll(DATE, "").replaceAll("&(amp|lt|gt);", "").replaceAll("[^&<>]", "");
    }

    /** What is left of markup when our own label, code spans, times and harmless characters are taken away. */
    private static String markupFromOutside(String text) {
        return text.replaceFirst("^\\*[\\p{L}\\p{Nd} ]+\\*\n", "")
                .replaceFirst("^`[^`]+`$", "")
                .replaceAll(DATE, "")
                .replaceAll(PLAIN, "");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
