package dev.belfry.benchmarks.load;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Makes events of the size and shape that a labelled Velociraptor client has. */
public final class Visits {
    static final String KIND = "client-seen";

    private Visits() {}

    /** A batch about that many different clients. */
    public static List<Event> batch(String source, int firstClient, int clients, Instant seen) {
        return batch(source, firstClient, clients, seen, seen);
    }

    /** As {@link #batch}, but read later than the clients were seen. */
    public static List<Event> batch(String source, int firstClient, int clients, Instant seen, Instant read) {
        return IntStream.range(firstClient, firstClient + clients)
                .mapToObj(client -> of(source, client, seen, read))
                .toList();
    }

    private static Event of(String source, int number, Instant seen, Instant read) {
        String client = String.format("C.%016x", number);
        JsonObject attributes = JsonObject.builder()
                .put("server", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                .put("org", "root")
                .put("client", client)
                .put("label", "Slack")
                .put("host", "LT-" + number)
                .put("os", "windows")
                .put("labels", JsonArray.ofTexts(List.of("Slack", "VIP")))
                .put("address", "192.0.2.7")
                .put("first-seen", "2026-01-02T03:04:05.000000Z")
                .put("last-seen", seen)
                .put("read-at", read)
                .build();
        JsonObject handle = Json.object()
                .with("org", "root")
                .with("client", client)
                .with("label", "Slack")
                .with("read-at", read.toString());
        return new Event(null, source, KIND, seen, attributes, new Handle(source, handle));
    }
}
