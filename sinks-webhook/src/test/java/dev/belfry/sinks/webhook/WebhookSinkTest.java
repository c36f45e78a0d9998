package dev.belfry.sinks.webhook;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Outcome;
import dev.belfry.sinks.webhook.WebhookSettings.IdempotencyKey;
import dev.belfry.testkit.sink.CannedResponse;
import dev.belfry.testkit.sink.SampleAlerts;
import dev.belfry.testkit.sink.SinkContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSinkTest extends SinkContract<WebhookSettings> {
    private static final String ID = "9b1deb4d3b7d4bad-1042-1";

    WebhookSinkTest() {
        super(
                new WebhookSinkFactory(),
                Settings.everything(
                        Map.of("X-Api-Key", new Secret("s3cr3t-header")),
                        new WebhookAuth(new Secret("s3cr3t-token"), null, null),
                        List.of(Settings.SIGNING)));
    }

    @Test
    void postsJsonUnlessToldOtherwise() {
        HttpRequest request = send(Settings.plain());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).isEqualTo(Settings.URL);
        assertThat(request.headers())
                .containsExactly(
                        Map.entry("Content-Type", "application/json"), Map.entry("Idempotency-Key", '"' + ID + '"'));
    }

    @ParameterizedTest
    @CsvSource({"put, PUT", "Patch, PATCH", "DELETE, DELETE", "REPORT, REPORT"})
    void takesAnyMethod(String written, String method) {
        HttpRequest request = send(Settings.method(written));

        assertThat(request.method()).isEqualTo(method);
        assertThat(request.body()).contains("LT-4711 is back online");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void sendsNoBodyWhereNoneIsAllowed(String method) {
        HttpRequest request = send(Settings.method(method));

        assertThat(request.body()).isNull();
        assertThat(request.headers()).containsOnlyKeys("Idempotency-Key");
    }

    @Test
    void sendsTheUsersHeadersAndLetsThemSayWhatTheBodyIs() {
        HttpRequest request = send(Settings.headers(
                Map.of("X-Api-Key", new Secret("k"), "content-type", new Secret("application/vnd.tickets+json"))));

        assertThat(request.headers())
                .hasSize(3)
                .containsEntry("X-Api-Key", "k")
                .containsEntry("Content-Type", "application/vnd.tickets+json");
    }

    @Test
    void logsInWithATokenOrAPassword() {
        WebhookAuth token = new WebhookAuth(new Secret("t0k3n"), null, null);
        // RFC 7617, section 2.1: the password is "123£" in UTF-8.
        WebhookAuth password = new WebhookAuth(null, "test", new Secret("123£"));

        assertThat(send(Settings.auth(token)).headers()).containsEntry("Authorization", "Bearer t0k3n");
        assertThat(send(Settings.auth(password)).headers()).containsEntry("Authorization", "Basic dGVzdDoxMjPCow==");
    }

    @Test
    void writesTheIdempotencyKeyAsTheServiceWantsIt() {
        assertThat(send(Settings.idempotency("X-Request-Id", IdempotencyKey.PLAIN))
                        .headers())
                .containsEntry("X-Request-Id", ID)
                .doesNotContainKey("Idempotency-Key");
        assertThat(send(Settings.idempotency("Idempotency-Key", IdempotencyKey.NONE))
                        .headers())
                .containsOnlyKeys("Content-Type");
    }

    @Test
    void signsEveryAttemptAnewUnderTheSameId() {
        Map<String, String> first =
                send(Settings.signing(List.of(Settings.SIGNING)), 1_614_265_330).headers();
        Map<String, String> second =
                send(Settings.signing(List.of(Settings.SIGNING)), 1_614_265_335).headers();

        assertThat(first).containsEntry("webhook-id", ID).containsEntry("webhook-timestamp", "1614265330");
        assertThat(second).containsEntry("webhook-id", ID).containsEntry("webhook-timestamp", "1614265335");
        assertThat(first.get("webhook-signature")).startsWith("v1,").isNotEqualTo(second.get("webhook-signature"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, Delivered", "201, Delivered", "202, Delivered", "204, Delivered", "299, Delivered",
        "302, Blocked", "400, Rejected", "401, Blocked", "403, Blocked", "404, Blocked",
        "408, Retry", "409, Rejected", "410, Blocked", "413, Rejected", "422, Rejected",
        "425, Retry", "429, Retry", "500, Retry", "501, Rejected", "503, Retry",
    })
    void goesByTheStatus(int status, String outcome) {
        assertThat(outcome(CannedResponse.of(status, "whatever")).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void passesOnWhatTheServiceSaysWithoutItsSecrets() {
        CannedResponse problem = CannedResponse.of(422)
                .json(Json.object().with("title", "Unknown field").with("detail", "via s3cr3t-token at s3cr3t-path"));

        assertThat(outcome(problem)).isEqualTo(new Outcome.Rejected("answered 422: Unknown field: via *** at ***"));
        assertThat(outcome(CannedResponse.of(503, "busy").retryAfter(Duration.ofSeconds(9))))
                .isEqualTo(new Outcome.Retry(Duration.ofSeconds(9), "answered 503: busy"));
    }

    @Test
    void hidesAPasswordInEitherForm() {
        WebhookSettings settings = Settings.auth(new WebhookAuth(null, "belfry", new Secret("pa55-word")));

        assertThat(settings.hideIn("got Basic YmVsZnJ5OnBhNTUtd29yZA==, that is belfry and pa55-word"))
                .isEqualTo("got Basic ***, that is belfry and ***");
    }

    private static HttpRequest send(WebhookSettings settings) {
        return send(settings, 1_764_000_000);
    }

    private static HttpRequest send(WebhookSettings settings, long epochSecond) {
        Attempt attempt = new Attempt(1, Instant.ofEpochSecond(epochSecond));
        return new WebhookSink(settings).request(SampleAlerts.notification(SampleAlerts.ordinary()), attempt);
    }
}
