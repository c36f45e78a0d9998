package org.example.manyatonce;

import dev.belfry.core.event.Event;
import java.time.Instant;

/**
 * A client, and when it was last seen.
 *
 * @param at by the source's clock
 */
record Visit(String client, String host, Instant at) {
    static Visit of(Event event) {
        String client = event.attributes().text("client").orElse("");
        String host = event.attributes().text("host").orElse("");
        return new Visit(client, host.isBlank() ? client : host, event.time());
    }
}
