package dev.belfry.fakes.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FakeTeamsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String GOOD = message("\"contentUrl\":null,", "1.4", "hi");

    private final FakeTeams teams = FakeTeams.start(InstantSource.fixed(Instant.EPOCH));

    @AfterEach
    void close() {
        teams.close();
    }

    @Test
    void queuesAGoodCardAndSaysNothing() throws IOException, InterruptedException {
        HttpResponse<String> response = Sender.post(teams, GOOD);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(teams.messages()).hasSize(1);
        assertThat(teams.refused()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("no JSON", "hi", 400, "InvalidRequestContent"),
                arguments("no contentUrl", message("", "1.4", "hi"), 400, "TriggerInputSchemaMismatch"),
                arguments(
                        "too much",
                        message("\"contentUrl\":null,", "1.4", "x".repeat(1 << 20)),
                        413,
                        "RequestEntityTooLarge"));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("refusals")
    void refusesWhatIsNotOfTheRightShape(String name, String body, int status, String code) throws Exception {
        HttpResponse<String> response = Sender.post(teams, body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\"");
        assertThat(teams.messages()).isEmpty();
    }

    static Stream<Arguments> failingRuns() {
        return Stream.of(
                arguments("bare card", "{\"type\":\"AdaptiveCard\",\"version\":\"1.4\"}", "is of type 'Null'"),
                arguments("no attachments", "{\"type\":\"message\"}", "is of type 'Null'"),
                arguments("newer card", message("\"contentUrl\":null,", "1.5", "hi"), "couldn't be displayed"),
                arguments("no card", GOOD.replace("AdaptiveCard", "MessageCard"), "must be 'AdaptiveCard'"),
                arguments(
                        "grows too large",
                        message("\"contentUrl\":null,", "1.4", "x".repeat(24_300)),
                        "MessageSizeExceeded"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("failingRuns")
    void takesACardThatItWillNotShow(String name, String body, String why) throws Exception {
        assertThat(Sender.post(teams, body).statusCode()).isEqualTo(202);
        assertThat(teams.messages()).isEmpty();
        assertThat(teams.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(202);
            assertThat(refused.why()).contains(why);
        });
    }

    @Test
    void insistsOnItsAddressByteForByte() throws IOException, InterruptedException {
        String url = teams.url().toString();
        assertThat(status(url.replace("%2F", "/"), JSON)).isEqualTo(401);
        assertThat(status(url + "x", JSON)).isEqualTo(401);
        assertThat(status(url.replace("/workflows/", "/workflows/0"), JSON)).isEqualTo(404);
        assertThat(status(url, JSON)).isEqualTo(202);
    }

    @Test
    void refusesAnAuthorizationHeaderBesideItsSignature() throws IOException, InterruptedException {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Authorization", "Bearer x");
        assertThat(status(teams.url().toString(), headers)).isEqualTo(401);
    }

    @Test
    void asksThoseToWaitWhoSayTooMuch() throws IOException, InterruptedException {
        teams.faults(Faults.first(FakeTeams.rateLimited(Duration.ofSeconds(2))));
        HttpResponse<String> response = Sender.post(teams, GOOD);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(response.body()).contains("Try again in 2 seconds");
    }

    private static int status(String url, Map<String, String> headers) throws IOException, InterruptedException {
        return Sender.send("POST", URI.create(url), headers, GOOD).statusCode();
    }

    private static String message(String contentUrl, String version, String text) {
        return "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\","
                + contentUrl + "\"content\":{\"type\":\"AdaptiveCard\",\"version\":\"" + version
                + "\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"" + text + "\"}]}}]}";
    }
}
