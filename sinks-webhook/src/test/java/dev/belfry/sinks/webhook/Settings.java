package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.sinks.webhook.WebhookSettings.IdempotencyKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings for tests: what the user would get who gave only the address, and one thing else. */
final class Settings {
    static final SecretUrl URL = SecretUrl.of("https://tickets.example/api/hook/s3cr3t-path?token=s3cr3t-query");
    static final Secret SIGNING = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private Settings() {}

    static WebhookSettings plain() {
        return method("POST");
    }

    static WebhookSettings method(String method) {
        return new WebhookSettings(URL, method, Map.of(), null, "Idempotency-Key", IdempotencyKey.QUOTED, List.of());
    }

    static WebhookSettings headers(Map<String, Secret> headers) {
        return everything(headers, null, List.of());
    }

    static WebhookSettings auth(WebhookAuth auth) {
        return everything(Map.of(), auth, List.of());
    }

    static WebhookSettings idempotency(String header, IdempotencyKey key) {
        return new WebhookSettings(URL, "POST", Map.of(), null, header, key, List.of());
    }

    static WebhookSettings signing(List<Secret> secrets) {
        return everything(Map.of(), null, secrets);
    }

    static WebhookSettings everything(Map<String, Secret> headers, @Nullable WebhookAuth auth, List<Secret> secrets) {
        return new WebhookSettings(URL, "POST", headers, auth, "Idempotency-Key", IdempotencyKey.QUOTED, secrets);
    }
}
