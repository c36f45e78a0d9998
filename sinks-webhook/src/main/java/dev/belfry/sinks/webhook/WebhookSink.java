package dev.belfry.sinks.webhook;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.sink.AnswerText;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.HttpStatuses;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends each revision of an alert as JSON. Any 2xx means that the service has it. */
final class WebhookSink implements HttpSink {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final WebhookSettings settings;

    WebhookSink(WebhookSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpRequest request(Notification notification, Attempt attempt) {
        boolean hasBody = !WITHOUT_BODY.contains(settings.method());
        String body = hasBody ? WebhookBody.of(notification).write() : null;
        return new HttpRequest(settings.method(), settings.url(), headers(notification, attempt, body), body);
    }

    @Override
    public Outcome outcome(Notification notification, HttpResponse response) {
        // What is said along with a success is shown to nobody.
        boolean took = response.status() / 100 == 2;
        return HttpStatuses.outcome(response, took ? "" : AnswerText.line(response, settings::hideIn));
    }

    private Map<String, String> headers(Notification notification, Attempt attempt, @Nullable String body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        settings.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        if (settings.auth() != null) {
            headers.put("Authorization", settings.auth().header());
        }
        headers.putAll(idempotencyKey(notification.id()));
        headers.putAll(signature(notification.id(), attempt, body == null ? "" : body));
        return headers;
    }

    private Map<String, String> idempotencyKey(String id) {
        String name = settings.idempotencyHeader();
        return switch (settings.idempotencyKey()) {
            case QUOTED -> Map.of(name, '"' + id + '"');
            case PLAIN -> Map.of(name, id);
            case NONE -> Map.of();
        };
    }

    private Map<String, String> signature(String id, Attempt attempt, String body) {
        List<Secret> secrets = settings.signingSecret();
        return secrets.isEmpty() ? Map.of() : WebhookSignature.headers(secrets, id, attempt.at(), body);
    }

    @Override
    public String toString() {
        return "webhook " + settings.url();
    }
}
