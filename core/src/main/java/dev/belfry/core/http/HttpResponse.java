package dev.belfry.core.http;

import dev.belfry.core.json.Json;
import java.time.Duration;
import java.util.Optional;

/** A whole answer, bounded by the host. Everything in it is hostile. */
public interface HttpResponse {
    /** The status code. */
    int status();

    /** The first header of that name, whatever its case. */
    Optional<String> header(String name);

    /** The decoded body, cut to 64 KiB; empty when there is none. */
    String body();

    /** The body as JSON; empty when it is none, whatever its Content-Type says. */
    Optional<Json> json();

    /**
     * How long the service asks to wait. The Retry-After header says it: seconds, or a date in any of the three forms of
     * RFC 9110 relative to the answer's own Date; or else a JSON body, in seconds, as {@code retry_after} (Discord) or in
     * {@code parameters} (Telegram). Empty when it is absent or makes no sense; never negative.
     */
    Optional<Duration> retryAfter();
}
