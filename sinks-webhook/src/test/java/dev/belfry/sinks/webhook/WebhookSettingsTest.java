package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import dev.belfry.sinks.webhook.WebhookSettings.IdempotencyKey;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "CONNECT", "trace", "PO ST", "POST\r\nX: y", "PÖST", "X-METHOD"})
    void refusesMethodsNobodyCanSend(String method) {
        refuses(() -> Settings.method(method), "method is none that can be sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Key", "X:Key", "X-Schlüssel", "X-Key\r\nInjected"})
    void refusesNamesThatAreNone(String name) {
        refuses(() -> Settings.headers(Map.of(name, new Secret("v"))), "is no name of a header");
        refuses(() -> Settings.idempotency(name, IdempotencyKey.PLAIN), "is no name of a header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection"})
    void refusesHeadersOfTheConnection(String name) {
        refuses(() -> Settings.headers(Map.of(name, new Secret("v"))), "header " + name + " cannot be set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t\r\nX: y", "s3cr3t\u0000", "s3cr3t-ü", " s3cr3t", "s3cr3t ", ""})
    void refusesValuesThatCannotBeSentWithoutShowingThem(String value) {
        refuses(
                () -> Settings.headers(Map.of("X-Key", new Secret(value))),
                "header X-Key has a value with characters that no header may have");
    }

    @Test
    void refusesAHeaderThatWouldBeSentTwice() {
        Map<String, Secret> authorization = Map.of("authorization", new Secret("x"));
        WebhookAuth auth = new WebhookAuth(new Secret("t"), null, null);

        refuses(() -> Settings.everything(authorization, auth, List.of()), "authorization would be sent twice");
        refuses(() -> Settings.headers(Map.of("X-Key", new Secret("a"), "x-key", new Secret("b"))), "sent twice");
        refuses(() -> Settings.headers(Map.of("idempotency-key", new Secret("a"))), "sent twice");
        refuses(
                () -> Settings.everything(Map.of("Webhook-Id", new Secret("a")), null, List.of(Settings.SIGNING)),
                "Webhook-Id would be sent twice");
        assertThat(Settings.headers(authorization).headers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({",,", "t,u,", "t,,p", "t,u,p", ",u,", ",,p"})
    void takesATokenOrAUserWithAPassword(@Nullable String bearer, @Nullable String user, @Nullable String password) {
        refuses(() -> auth(bearer, user, password), "auth takes bearer, or user and password");
    }

    @ParameterizedTest
    @CsvSource({", a:b, p", ", '', p", "'a b',,", "'',,", "tökn,,"})
    void refusesLoginsThatCannotBeWritten(@Nullable String bearer, @Nullable String user, @Nullable String password) {
        refuses(() -> auth(bearer, user, password), "auth.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8I",
                "whsec_no base64",
                "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesWhatCannotSign(String secret) {
        refuses(() -> Settings.signing(List.of(Settings.SIGNING, new Secret(secret))), "signing-secret must be whsec_");
    }

    @Test
    void showsNoSecret() {
        WebhookSettings settings = Settings.everything(
                Map.of("X-Key", new Secret("s3cr3t")), new WebhookAuth(null, "me", new Secret("s3cr3t")), List.of());

        assertThat(settings.toString())
                .contains("tickets.example", "X-Key", "me")
                .doesNotContain("s3cr3t");
    }

    private static WebhookAuth auth(@Nullable String bearer, @Nullable String user, @Nullable String password) {
        return new WebhookAuth(
                bearer == null ? null : new Secret(bearer), user, password == null ? null : new Secret(password));
    }

    private static void refuses(ThrowingCallable making, String why) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cr3t");
    }
}
