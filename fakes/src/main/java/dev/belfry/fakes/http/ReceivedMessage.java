package dev.belfry.fakes.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that came in whole.
 *
 * @param request its number among all requests, from 1
 * @param time when it was there, by the receiver's clock
 * @param method such as {@code POST}
 * @param target path and query, byte for byte
 * @param headers by lower-case name; of several values the first
 * @param body read as UTF-8
 */
public record ReceivedMessage(
        int request, Instant time, String method, String target, Map<String, String> headers, String body) {
    public ReceivedMessage {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
