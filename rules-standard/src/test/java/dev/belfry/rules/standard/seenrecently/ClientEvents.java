package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a source of labelled clients, as its contract with the rule says. */
public final class ClientEvents {
    private static final String LABEL = "Slack";

    private ClientEvents() {}

    /**
     * A labelled client.
     *
     * @param since when the read of the last good poll began; null when there was none
     */
    public static Event seen(String client, Instant seen, Instant readAt, @Nullable Instant since) {
        JsonObject.Builder attributes = about(client)
                .put("host", "host-of-" + client)
                .put("os", "windows")
                .put("labels", JsonArray.ofTexts(List.of(LABEL, "Finance")))
                .put("address", "192.0.2.7")
                .put("first-seen", "2026-01-01T00:00:00Z")
                .put("last-seen", seen)
                .put("read-at", readAt);
        if (since != null) {
            attributes.put("since", since);
        }
        return new Event(null, "dfir", "client-seen", seen, attributes.build(), handle(client, readAt));
    }

    /** A person set or removed the label. */
    public static Event changed(String client, String change, String by, Instant at) {
        return changed(client, change, at, by, false);
    }

    /** Belfry itself set or removed the label. */
    public static Event ownChange(String client, String change, Instant at) {
        return changed(client, change, at, "bot", true);
    }

    /** What a source is asked with. */
    public static Handle handle(String client, Instant readAt) {
        JsonObject.Builder value = JsonObject.builder()
                .put("org", "root")
                .put("client", client)
                .put("label", LABEL)
                .put("read-at", readAt);
        return new Handle("dfir", value.build());
    }

    private static Event changed(String client, String change, Instant at, String by, boolean own) {
        JsonObject attributes = about(client)
                .put("change", change)
                .put("by", by)
                .put("own", own)
                .build();
        return new Event(client + "-" + change + "-" + at, "dfir", "label-changed", at, attributes, null);
    }

    private static JsonObject.Builder about(String client) {
        return JsonObject.builder()
                .put("server", "5e4f")
                .put("org", "root")
                .put("client", client)
                .put("label", LABEL);
    }
}
