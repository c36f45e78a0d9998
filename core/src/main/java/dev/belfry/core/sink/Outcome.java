package dev.belfry.core.sink;

import dev.belfry.core.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt came to. Every {@code why} is one line of plain text without a secret. */
public sealed interface Outcome {
    /** The service has it. */
    record Delivered(@Nullable Receipt receipt) implements Outcome {
        public static final Delivered WITHOUT_RECEIPT = new Delivered(null);
    }

    /**
     * Not now.
     *
     * @param after how long the service asked to be left alone; null when it did not say
     */
    record Retry(@Nullable Duration after, String why) implements Outcome {}

    /** Never this message: sending it again would change nothing. It becomes a dead letter; the sink goes on. */
    record Rejected(String why) implements Outcome {}

    /** No message at all, until somebody acts: the address is gone, the token is revoked. Deliveries wait. */
    record Blocked(String why) implements Outcome {}

    /** Send this instead, now: the message to update is gone, say, so post a new one. Honoured twice at most. */
    record Instead(HttpRequest request, String why) implements Outcome {}
}
