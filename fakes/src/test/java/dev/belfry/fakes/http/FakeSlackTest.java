package dev.belfry.fakes.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FakeSlackTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final FakeSlack SLACK = FakeSlack.start(InstantSource.fixed(NOW));
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @AfterAll
    static void close() {
        SLACK.close();
    }

    static Stream<Arguments> payloads() {
        return Stream.of(
                arguments("text alone", "{\"text\":\"hi\"}", "ok"),
                arguments("blocks alone", blocks(header(150)), "ok"),
                arguments("50 blocks", blocks(repeated(50, "{\"type\":\"divider\"}")), "ok"),
                arguments(
                        "most fields",
                        blocks("{\"type\":\"section\",\"fields\":[" + repeated(10, mrkdwn(1)) + "]}"),
                        "ok"),
                arguments("emoji count once", blocks(section("\uD83D\uDD14".repeat(3_000))), "ok"),
                arguments("no JSON", "text=hi", "invalid_payload"),
                arguments("half of JSON", "{\"text\":\"hi", "invalid_payload"),
                arguments("a list", "[1]", "invalid_payload"),
                arguments("nothing", "", "invalid_payload"),
                arguments("says nothing", "{}", "no_text"),
                arguments("says the empty text", "{\"text\":\"\"}", "no_text"),
                arguments("51 blocks", blocks(repeated(51, "{\"type\":\"divider\"}")), "invalid_blocks"),
                arguments("no block", blocks("\"hi\""), "invalid_blocks"),
                arguments("unknown block", blocks("{\"type\":\"banner\"}"), "invalid_blocks"),
                arguments("header too long", blocks(header(151)), "invalid_blocks"),
                arguments(
                        "header in mrkdwn",
                        blocks("{\"type\":\"header\",\"text\":" + mrkdwn(1) + "}"),
                        "invalid_blocks"),
                arguments("empty text", blocks(section("")), "invalid_blocks"),
                arguments("text too long", blocks(section("x".repeat(3_001))), "invalid_blocks"),
                arguments("empty section", blocks("{\"type\":\"section\"}"), "invalid_blocks"),
                arguments(
                        "11 fields",
                        blocks("{\"type\":\"section\",\"fields\":[" + repeated(11, mrkdwn(1)) + "]}"),
                        "invalid_blocks"),
                arguments(
                        "field too long",
                        blocks("{\"type\":\"section\",\"fields\":[" + mrkdwn(2_001) + "]}"),
                        "invalid_blocks"),
                arguments(
                        "11 in context",
                        blocks("{\"type\":\"context\",\"elements\":[" + repeated(11, mrkdwn(1)) + "]}"),
                        "invalid_blocks"),
                arguments("button too long", blocks(button(76, 9)), "invalid_blocks"),
                arguments("button's address too long", blocks(button(75, 3_001)), "invalid_blocks"),
                arguments(
                        "26 buttons",
                        blocks("{\"type\":\"actions\",\"elements\":[" + repeated(26, buttonOnly(1, 9)) + "]}"),
                        "invalid_blocks"),
                arguments(
                        "same block_id twice",
                        blocks(repeated(2, "{\"type\":\"divider\",\"block_id\":\"a\"}")),
                        "invalid_blocks"),
                arguments("all texts too long", blocks(repeated(5, section("x".repeat(2_700)))), "msg_blocks_too_long"),
                arguments(
                        "101 attachments",
                        "{\"attachments\":[" + repeated(101, "{\"text\":\"x\"}") + "]}",
                        "too_many_attachments"),
                arguments(
                        "bad blocks attached",
                        "{\"attachments\":[{\"blocks\":[" + header(151) + "]}]}",
                        "invalid_attachments"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("payloads")
    void judgesAsSlackDoes(String name, String payload, String answer) throws Exception {
        int before = SLACK.messages().size();
        HttpResponse<String> response = Sender.post(SLACK, payload);
        assertThat(response.body()).isEqualTo(answer);
        assertThat(response.statusCode()).isEqualTo(answer.equals("ok") ? 200 : 400);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(SLACK.messages()).hasSize(answer.equals("ok") ? before + 1 : before);
    }

    @Test
    void knowsNoOtherAddress() throws IOException, InterruptedException {
        HttpResponse<String> response = Sender.send("POST", URI.create(SLACK.url() + "x"), JSON, "{\"text\":\"hi\"}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("no_service");
    }

    @Test
    void takesNothingButPosts() throws IOException, InterruptedException {
        assertThat(Sender.send("PUT", SLACK.url(), JSON, "{\"text\":\"hi\"}").statusCode())
                .isEqualTo(405);
    }

    @Test
    void wantsToBeToldThatItIsJson() throws IOException, InterruptedException {
        assertThat(Sender.send("POST", SLACK.url(), Map.of(), "{\"text\":\"hi\"}")
                        .body())
                .isEqualTo("invalid_payload");
    }

    @Test
    void keepsWhatItAcceptedAndWhen() throws IOException, InterruptedException {
        try (FakeSlack slack = FakeSlack.start(InstantSource.fixed(NOW))) {
            Sender.post(slack, "{}");
            Sender.post(slack, "{\"text\":\"größe\"}");
            assertThat(slack.messages()).singleElement().satisfies(message -> {
                assertThat(message.request()).isEqualTo(2);
                assertThat(message.time()).isEqualTo(NOW);
                assertThat(message.body()).isEqualTo("{\"text\":\"größe\"}");
                assertThat(message.header("Content-type")).contains("application/json");
            });
            assertThat(slack.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.why()).isEqualTo("no_text");
            });
            assertThat(slack.requests()).isEqualTo(2);
        }
    }

    @Test
    void asksThoseToWaitWhoSayTooMuch() throws IOException, InterruptedException {
        try (FakeSlack slack = FakeSlack.start(InstantSource.fixed(NOW))) {
            slack.faults(Faults.first(FakeSlack.rateLimited(Duration.ofSeconds(7))));
            HttpResponse<String> response = Sender.post(slack, "{\"text\":\"hi\"}");
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).contains("7");
            assertThat(response.body()).isEqualTo("rate_limited");
            assertThat(slack.messages()).isEmpty();
            assertThat(Sender.post(slack, "{\"text\":\"hi\"}").body()).isEqualTo("ok");
        }
    }

    private static String blocks(String blocks) {
        return "{\"text\":\"fallback\",\"blocks\":[" + blocks + "]}";
    }

    private static String header(int length) {
        return "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(length) + "\"}}";
    }

    private static String section(String text) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + text + "\"}}";
    }

    private static String mrkdwn(int length) {
        return "{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(length) + "\"}";
    }

    private static String button(int label, int address) {
        return "{\"type\":\"actions\",\"elements\":[" + buttonOnly(label, address) + "]}";
    }

    private static String buttonOnly(int label, int address) {
        return "{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(label)
                + "\"},\"url\":\"" + "x".repeat(address) + "\"}";
    }

    private static String repeated(int times, String item) {
        return String.join(",", Collections.nCopies(times, item));
    }
}
