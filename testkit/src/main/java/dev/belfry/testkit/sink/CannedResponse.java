package dev.belfry.testkit.sink;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer made up in a test. Immutable: each method returns a new one. It does not parse, so {@link #json()} is what
 * {@link #json(Json)} was given and empty after {@link #body(String)}, and {@link #retryAfter()} is what
 * {@link #retryAfter(Duration)} was given.
 */
public final class CannedResponse implements HttpResponse {
    private final int status;
    private final Map<String, String> headers;
    private final String body;
    private final @Nullable Json json;
    private final @Nullable Duration retryAfter;

    private CannedResponse(
            int status, Map<String, String> headers, String body, @Nullable Json json, @Nullable Duration retryAfter) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.json = json;
        this.retryAfter = retryAfter;
    }

    /** An answer with an empty body and no headers. */
    public static CannedResponse of(int status) {
        return new CannedResponse(status, Map.of(), "", null, null);
    }

    public static CannedResponse of(int status, String body) {
        return of(status).body(body);
    }

    public CannedResponse header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new CannedResponse(status, Map.copyOf(more), body, json, retryAfter);
    }

    /** A body that is no JSON, or claims to be and is none. */
    public CannedResponse body(String text) {
        return new CannedResponse(status, headers, text, null, retryAfter);
    }

    /** A body of JSON. */
    public CannedResponse json(Json tree) {
        return new CannedResponse(status, headers, tree.write(), tree, retryAfter);
    }

    public CannedResponse retryAfter(Duration pause) {
        CannedResponse more = header("Retry-After", Long.toString(pause.toSeconds()));
        return new CannedResponse(status, more.headers, body, json, pause);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String body() {
        return body;
    }

    @Override
    public Optional<Json> json() {
        return Optional.ofNullable(json);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String toString() {
        return body.isEmpty() ? "answer " + status : "answer " + status + ": " + body;
    }
}
