package dev.belfry.app.http;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Headers;

/** An answer in memory. Its text shows the status only: everything else may echo a secret. */
final class Answer implements HttpResponse {
    private final int status;
    private final Headers headers;
    private final String body;
    private final Instant at;
    private final Function<String, Optional<Json>> json;

    Answer(int status, Headers headers, String body, Instant at, Function<String, Optional<Json>> json) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.at = at;
        this.json = json;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> header(String name) {
        return headers.values(name).stream().findFirst();
    }

    @Override
    public String body() {
        return body;
    }

    @Override
    public Optional<Json> json() {
        return json.apply(body);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return RetryAfter.of(headers, at).or(() -> json().flatMap(RetryAfter::of));
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
