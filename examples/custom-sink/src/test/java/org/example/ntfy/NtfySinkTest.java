package org.example.ntfy;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Outcome;
import dev.belfry.testkit.sink.CannedResponse;
import dev.belfry.testkit.sink.RandomAlerts;
import dev.belfry.testkit.sink.SampleAlerts;
import dev.belfry.testkit.sink.SinkContract;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** What every sink must do comes with the contract; here is what ntfy adds. */
class NtfySinkTest extends SinkContract<NtfySettings> {
    private static final SecretUrl SERVER = SecretUrl.of("https://ntfy.example/behind-a-proxy");
    private static final Secret TOPIC = new Secret("soc-5f8e1c");

    NtfySinkTest() {
        super(new NtfySinkFactory(), new NtfySettings(SERVER, TOPIC, new Secret("tk_planted")));
    }

    @Override
    protected CannedResponse accepted() {
        return CannedResponse.of(200)
                .json(Json.object().with("id", "hwQ2YpKdmg").with("event", "message"));
    }

    @Test
    void publishesToTheTopic() {
        HttpRequest request = request(SampleAlerts.ordinary());

        assertThat(request.url()).isEqualTo(SERVER);
        assertThat(request.headers()).containsEntry("Authorization", "Bearer tk_planted");
        assertThat(request.body())
                .startsWith("{\"topic\":\"soc-5f8e1c\",\"title\":\"Warning: LT-4711 is back online\",\"message\":\"")
                .contains("Seen 12 s ago, after 3 d 4 h away; watched by alice since Mon 09:31 UTC.\\n")
                .contains("\"priority\":3,\"tags\":[\"bell\"]")
                .endsWith("\"click\":\"https://velo.example/?org_id=root#/host/C.1a2b3c4d5e6f7081\"}");
    }

    @Test
    void anOpenTopicNeedsNoToken() {
        NtfySink open = new NtfySink(new NtfySettings(SERVER, TOPIC, null));
        HttpRequest request =
                open.request(SampleAlerts.notification(SampleAlerts.bare()), new Attempt(1, Instant.EPOCH));

        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(request.body()).doesNotContain("click");
    }

    @TestFactory
    Stream<DynamicTest> mattersAsMuchAsTheAlert() {
        return Stream.of(
                row(SampleAlerts.of(Severity.INFO), 2, "bell"),
                row(SampleAlerts.of(Severity.WARNING), 3, "bell"),
                row(SampleAlerts.of(Severity.ERROR), 4, "rotating_light"),
                row(SampleAlerts.of(Severity.CRITICAL), 5, "rotating_light"),
                row(SampleAlerts.resolved(), 2, "white_check_mark"));
    }

    private DynamicTest row(Alert alert, int priority, String tag) {
        String name = alert.status() + " " + alert.content().severity();
        return dynamicTest(
                name,
                () -> assertThat(request(alert).body())
                        .contains("\"priority\":" + priority + ",\"tags\":[\"" + tag + "\"]"));
    }

    @Test
    void staysWithinTheSizesNtfyTakes() {
        Stream.concat(SampleAlerts.all(), RandomAlerts.some(500, 1)).forEach(alert -> {
            String body = request(alert).body();
            assertThat(body).isNotNull();
            // Escapes count once unescaped; the raw text is what ntfy measures.
            assertThat(unescaped(member(body, "title"))).hasSizeLessThanOrEqualTo(1_024);
            assertThat(unescaped(member(body, "message"))).hasSizeBetween(1, 4_096);
        });
    }

    private static String member(String body, String name) {
        int from = body.indexOf("\"" + name + "\":\"") + name.length() + 4;
        int to = from;
        while (body.charAt(to) != '"') {
            to += body.charAt(to) == '\\' ? 2 : 1;
        }
        return body.substring(from, to);
    }

    private static byte[] unescaped(String json) {
        return json.replaceAll("\\\\u[0-9a-f]{4}", "?")
                .replaceAll("\\\\(.)", "$1")
                .getBytes(UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> readsWhatNtfyAnswers() {
        return Stream.of(
                row(401, "unauthorized", new Outcome.Blocked("answered 401: unauthorized")),
                row(403, "forbidden", new Outcome.Blocked("answered 403: forbidden")),
                row(
                        400,
                        "invalid request: tags too long",
                        new Outcome.Rejected("answered 400: invalid request: tags too long")),
                row(429, "limit reached", new Outcome.Retry(null, "answered 429: limit reached")),
                row(500, "internal server error", new Outcome.Retry(null, "answered 500: internal server error")),
                row(403, "no such topic soc-5f8e1c", new Outcome.Blocked("answered 403: no such topic ***")));
    }

    private DynamicTest row(int status, String error, Outcome expected) {
        Json answer = Json.object().with("code", Json.of(status * 100L + 1)).with("error", error);
        return dynamicTest(
                status + " " + error,
                () -> assertThat(outcome(CannedResponse.of(status).json(answer)))
                        .isEqualTo(expected));
    }

    @Test
    void waitsAsLongAsNtfyAsks() {
        assertThat(outcome(CannedResponse.of(429).retryAfter(Duration.ofSeconds(5))))
                .isEqualTo(new Outcome.Retry(Duration.ofSeconds(5), "answered 429"));
    }
}
