package dev.belfry.sinks.slack;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
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

class SlackSinkTest extends SinkContract<SlackSettings> {
    private static final String URL = "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX";

    SlackSinkTest() {
        super(new SlackSinkFactory(), new SlackSettings(SecretUrl.of(URL)));
    }

    @Override
    protected CannedResponse accepted() {
        return CannedResponse.of(200, "ok");
    }

    @Test
    void isReadByPeople() {
        assertThat(sink().audience()).isEqualTo(Audience.PEOPLE);
    }

    @Test
    void postsJsonToTheAddressAsItWasWritten() {
        HttpRequest request = request(SampleAlerts.ordinary());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url().reveal()).isEqualTo(URL);
        assertThat(request.headers()).containsOnlyKeys("Content-Type");
    }

    /** Every row of what Slack documents, and what was seen besides. */
    @ParameterizedTest
    @CsvSource({
        "200, ok,                                      Delivered",
        "200, 'ok\n',                                  Delivered",
        "200, '',                                      Blocked",
        "200, OK,                                      Blocked",
        "200, <html>log in</html>,                     Blocked",
        "200, no_text,                                 Rejected",
        "200, something_new,                           Rejected",
        "201, ok,                                      Rejected",
        "204, '',                                      Blocked",
        "302, '',                                      Blocked",
        "400, invalid_payload,                         Rejected",
        "400, no_text,                                 Rejected",
        "400, missing_text_or_fallback_or_attachments, Rejected",
        "400, invalid_blocks,                          Rejected",
        "400, invalid_blocks_format,                   Rejected",
        "400, invalid_attachments,                     Rejected",
        "400, too_many_attachments,                    Rejected",
        "400, msg_too_long,                            Rejected",
        "400, something_new,                           Rejected",
        "400, user_not_found,                          Blocked",
        "400, invalid_token,                           Blocked",
        "400, posting_to_general_channel_denied,       Blocked",
        "403, action_prohibited,                       Blocked",
        "403, invalid_token,                           Blocked",
        "403, team_disabled,                           Blocked",
        "403, no_active_hooks,                         Blocked",
        "403, posting_to_general_channel_denied,       Blocked",
        "404, channel_not_found,                       Blocked",
        "404, no_service,                              Blocked",
        "404, no_service_id,                           Blocked",
        "404, no_team,                                 Blocked",
        "405, '',                                      Rejected",
        "410, channel_is_archived,                     Blocked",
        "429, rate_limited,                            Retry",
        "429, '',                                      Retry",
        "500, rollup_error,                            Retry",
        "500, no_text,                                 Rejected",
        "500, missing_text_or_fallback_or_attachments, Rejected",
        "502, <html>bad gateway</html>,                Retry",
        "503, <html>unavailable</html>,                Retry",
        "504, '',                                      Retry",
    })
    void readsWhatSlackAnswers(int status, String body, String outcome) {
        assertThat(outcome(CannedResponse.of(status, body)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"200, no_service, Blocked", "200, invalid_blocks, Rejected", "429, ratelimited, Retry"})
    void readsAnErrorInJson(int status, String error, String outcome) {
        Json body = Json.object().with("ok", Json.of(false)).with("error", error);

        assertThat(outcome(CannedResponse.of(status).json(body)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void doesNotTakeAJsonYesForOk() {
        Json body = Json.object().with("ok", Json.of(true));

        assertThat(outcome(CannedResponse.of(200).json(body))).isInstanceOf(Outcome.Blocked.class);
    }

    @Test
    void waitsAsLongAsSlackAsksWhateverItsWord() {
        CannedResponse limited = CannedResponse.of(429, "rate_limited").retryAfter(Duration.ofSeconds(30));

        assertThat(outcome(limited)).isEqualTo(new Outcome.Retry(Duration.ofSeconds(30), "answered 429: rate_limited"));
        assertThat(outcome(CannedResponse.of(429))).isEqualTo(new Outcome.Retry(null, "answered 429"));
    }

    @Test
    void saysWhatToDo() {
        assertThat(why(outcome(CannedResponse.of(404, "no_service"))))
                .isEqualTo("answered 404: no_service (make a new incoming webhook and configure its address)");
        assertThat(why(outcome(CannedResponse.of(410, "channel_is_archived")))).contains("bring the channel back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/triggers/T00000000/1234567890/0123456789abcdef",
                "https://hooks.slack.com/workflows/T00000000/A0/1/x",
                "https://HOOKS.slack.com/",
                "https://hooks.slack-gov.com/triggers/T0/1/x"
            })
    void refusesAddressesOfSlackThatTakeNoMessages(String url) {
        assertThatThrownBy(() -> new SlackSettings(SecretUrl.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://hooks.slack.com/services/")
                .hasMessageNotContaining(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack-gov.com/services/T0/B0/x",
                "http://127.0.0.1:8080/anything",
                "https://chat.example/hooks/x"
            })
    void takesStandInsForSlack(String url) {
        assertThat(new SlackSettings(SecretUrl.of(url)).url().reveal()).isEqualTo(url);
    }
}
