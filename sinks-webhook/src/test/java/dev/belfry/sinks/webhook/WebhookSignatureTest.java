package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSignatureTest {
    /** The known answer that the libraries of Standard Webhooks assert. */
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void givesTheKnownAnswer() {
        assertThat(WebhookSignature.headers(List.of(Settings.SIGNING), ID, AT, BODY))
                .isEqualTo(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
    }

    @Test
    void takesTheSecretWithoutItsPrefixToo() {
        Secret bare = new Secret(Settings.SIGNING.reveal().substring("whsec_".length()));

        assertThat(WebhookSignature.headers(List.of(bare), ID, AT, BODY)).containsEntry("webhook-signature", SIGNATURE);
    }

    @Test
    void signsWithOldAndNewWhileSecretsChange() {
        Secret other = new Secret("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        assertThat(WebhookSignature.headers(List.of(Settings.SIGNING, other), ID, AT, BODY)
                        .get("webhook-signature"))
                .startsWith(SIGNATURE + " v1,")
                .hasSize(2 * SIGNATURE.length() + 1);
    }

    @Test
    void signsBytesOfUtf8() {
        String utf8 =
                WebhookSignature.headers(List.of(Settings.SIGNING), ID, AT, "é").get("webhook-signature");
        String other =
                WebhookSignature.headers(List.of(Settings.SIGNING), ID, AT, "?").get("webhook-signature");

        assertThat(utf8).isNotEqualTo(other);
    }
}
