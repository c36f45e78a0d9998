package dev.belfry.core.http;

import dev.belfry.core.json.Json;
import dev.belfry.core.settings.SecretUrl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link dev.belfry.core.sink.HttpSink} asks the host to send. The address and every header may be secret, so
 * its text shows neither.
 *
 * @param method upper-case, such as {@code POST}
 * @param url sent byte for byte as it was configured
 * @param headers by name; the host adds Host, Content-Length, Accept-Encoding and, unless given, User-Agent
 * @param body sent as UTF-8; null for none. Give a Content-Type with it.
 */
public record HttpRequest(
        String method,
        SecretUrl url,
        Map<String, String> headers,
        @Nullable String body) {
    public HttpRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A POST of JSON. */
    public static HttpRequest post(SecretUrl url, Json body) {
        return new HttpRequest("POST", url, Map.of("Content-Type", "application/json; charset=utf-8"), body.write());
    }

    /** This request with one header more. */
    public HttpRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpRequest(method, url, more, body);
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
