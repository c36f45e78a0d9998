package dev.belfry.sinks.teams;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Audience;
import dev.belfry.core.sink.Outcome;
import dev.belfry.testkit.sink.CannedResponse;
import dev.belfry.testkit.sink.SampleAlerts;
import dev.belfry.testkit.sink.SinkContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TeamsSinkTest extends SinkContract<TeamsSettings> {
    private static final String URL = "https://default0123456789abcdef.01.environment.api.powerplatform.com:443"
            + "/powerautomate/automations/direct/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke"
            + "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=AAAAbbbbCCCCdddd_EEEE-ffffGGGGhhhhIIIIjjjjK";

    TeamsSinkTest() {
        super(new TeamsSinkFactory(), new TeamsSettings(SecretUrl.of(URL)));
    }

    @Override
    protected CannedResponse accepted() {
        return CannedResponse.of(202);
    }

    @Test
    void isReadByPeople() {
        assertThat(sink().audience()).isEqualTo(Audience.PEOPLE);
    }

    @Test
    void postsJsonToTheAddressAsItWasWrittenAndAuthorisesByNothingElse() {
        HttpRequest request = request(SampleAlerts.ordinary());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url().reveal()).isEqualTo(URL);
        assertThat(request.headers()).containsOnlyKeys("Content-Type");
    }

    @ParameterizedTest
    @CsvSource({
        "200, '',                             Delivered",
        "202, '',                             Delivered",
        "204, '',                             Delivered",
        "302, '',                             Blocked",
        "400, TriggerInputSchemaMismatch,     Rejected",
        "400, InvalidRequestContent,          Rejected",
        "400, WorkflowTriggerIsNotEnabled,    Blocked",
        "401, DirectApiAuthorizationRequired, Blocked",
        "403, AuthorizationFailed,            Blocked",
        "404, WorkflowNotFound,               Blocked",
        "410, Gone,                           Blocked",
        "408, '',                             Retry",
        "412, PreconditionFailed,             Retry",
        "413, RequestEntityTooLarge,          Instead",
        "429, TooManyRequests,                Retry",
        "500, InternalServerError,            Retry",
        "502, BadGateway,                     Retry",
        "503, ServiceUnavailable,             Retry",
        "504, GatewayTimeout,                 Retry",
    })
    void readsWhatAWorkflowAnswers(int status, String code, String outcome) {
        JsonObject body =
                Json.object().with("error", Json.object().with("code", code).with("message", "In words."));
        CannedResponse answer = CannedResponse.of(status);

        assertThat(outcome(code.isEmpty() ? answer : answer.json(body))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "Rate limit is exceeded. Try again in 12 seconds.,      12",
        "Rate limit is exceeded. Try again in 1 second.,        1",
        "Rate limit is exceeded. Try again in 999999 seconds.,",
        "Rate limit is exceeded.,",
    })
    void waitsAsLongAsTheBodySays(String message, Integer seconds) {
        JsonObject body = Json.object().with("statusCode", Json.of(429)).with("message", message);

        assertThat(outcome(CannedResponse.of(429).json(body)))
                .isEqualTo(new Outcome.Retry(
                        seconds == null ? null : Duration.ofSeconds(seconds), "answered 429: " + message));
    }

    @Test
    void believesTheHeaderBeforeTheBody() {
        CannedResponse both = CannedResponse.of(429, "Try again in 12 seconds.").retryAfter(Duration.ofSeconds(3));

        assertThat(outcome(both))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(Duration.ofSeconds(3)));
    }

    @Test
    void sendsASmallerCardWhenTheFirstWasTooLarge() {
        assertThat(outcome(CannedResponse.of(413))).isInstanceOfSatisfying(Outcome.Instead.class, instead -> {
            assertThat(instead.request().url().reveal()).isEqualTo(URL);
            assertThat(instead.request().body()).contains("LT-4711 is back online", "k7f3-1042");
            assertThat(AdaptiveCards.violations(
                            AdaptiveCards.read("" + instead.request().body())))
                    .isEmpty();
        });
    }

    @Test
    void saysWhatToDo() {
        JsonObject off = Json.object()
                .with(
                        "error",
                        Json.object()
                                .with("code", "WorkflowTriggerIsNotEnabled")
                                .with("message", "It is off."));

        assertThat(why(outcome(CannedResponse.of(400).json(off))))
                .isEqualTo("answered 400: WorkflowTriggerIsNotEnabled: It is off. (turn the workflow on again)");
        assertThat(why(outcome(CannedResponse.of(404))))
                .isEqualTo("answered 404 (make the workflow again and configure its address)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso.webhook.office.com/webhookb2/11111111@2222/IncomingWebhook/3333/4444",
                "https://Contoso.WEBHOOK.office.com/webhookb2/x",
                "https://outlook.office.com/webhook/11111111@2222/IncomingWebhook/3333/4444",
                "https://outlook.office365.com/webhook/x"
            })
    void refusesRetiredConnectors(String url) {
        assertThatThrownBy(() -> new TeamsSettings(SecretUrl.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("retired")
                .hasMessageContaining("Send webhook alerts to a channel")
                .hasMessageNotContaining(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://prod-01.westeurope.logic.azure.com:443/workflows/0/triggers/manual/paths/invoke?sig=x",
                "http://127.0.0.1:8080/teams",
                "https://office.example/webhook.office.com"
            })
    void takesAnyOtherAddress(String url) {
        assertThat(new TeamsSettings(SecretUrl.of(url)).url().reveal()).isEqualTo(url);
    }
}
