package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a user says of a webhook. */
record WebhookSettings(
        @Setting(value = "Address to send to.", example = "https://tickets.example/api/alerts")
        SecretUrl url,

        @Setting(value = "HTTP method. GET and HEAD send no body.", fallback = "POST")
        String method,

        @Setting(value = "More headers, by name. A Content-Type replaces application/json.", fallback = "{}")
        Map<String, Secret> headers,

        @Setting("How to log in: bearer, or user and password.") @Nullable
        WebhookAuth auth,

        @Setting(
                value = "Header by which the service knows a repeated request. It is the same at every attempt.",
                fallback = "Idempotency-Key")
        String idempotencyHeader,

        @Setting(
                value =
                        "How that header is written: quoted, as its specification asks, plain, as many services want it,"
                                + " or none.",
                fallback = "quoted")
        IdempotencyKey idempotencyKey,

        @Setting(
                value = "Signs each request after Standard Webhooks; starts with whsec_. While a new one is introduced,"
                        + " list both.",
                fallback = "[]")
        List<Secret> signingSecret) {
    /** How the idempotency key is written. */
    enum IdempotencyKey {
        QUOTED,
        PLAIN,
        NONE
    }

    private static final Set<String> NOT_FOR_MESSAGES = Set.of("CONNECT", "TRACE");

    WebhookSettings {
        method = method.toUpperCase(Locale.ROOT);
        if (!method.matches("[A-Z]{1,20}") || NOT_FOR_MESSAGES.contains(method)) {
            throw new IllegalArgumentException("method is none that can be sent. Write POST, PUT or PATCH");
        }
        headers = Map.copyOf(headers);
        signingSecret = List.copyOf(signingSecret);
        signingSecret.forEach(WebhookSignature::check);
        HeaderRules.check(headers, ownHeaders(auth, idempotencyHeader, idempotencyKey, signingSecret));
    }

    /** The text without any of these secrets. */
    String hideIn(String text) {
        String hidden = url.hideIn(text);
        for (Secret secret : headers.values()) {
            hidden = secret.hideIn(hidden);
        }
        for (Secret secret : signingSecret) {
            hidden = secret.hideIn(hidden);
        }
        return auth == null ? hidden : auth.hideIn(hidden);
    }

    private static List<String> ownHeaders(
            @Nullable WebhookAuth auth, String idempotencyHeader, IdempotencyKey key, List<Secret> signingSecret) {
        List<String> login = auth == null ? List.of() : List.of("Authorization");
        List<String> idempotency = key == IdempotencyKey.NONE ? List.of() : List.of(idempotencyHeader);
        List<String> signature = signingSecret.isEmpty() ? List.of() : WebhookSignature.HEADERS;
        return Stream.of(login, idempotency, signature).flatMap(List::stream).toList();
    }
}
