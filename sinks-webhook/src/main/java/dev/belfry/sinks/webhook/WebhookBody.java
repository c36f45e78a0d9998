package dev.belfry.sinks.webhook;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.sink.Notification;
import java.util.List;

/** An alert as JSON, as docs/webhook-body.md promises it. The same at every attempt. */
final class WebhookBody {
    private static final int VERSION = 1;

    private WebhookBody() {}

    static JsonObject of(Notification notification) {
        Alert alert = notification.alert();
        Content content = alert.content();
        return JsonObject.builder()
                .put("version", VERSION)
                .put("notification", notification.id())
                .put("id", alert.id())
                .put("revision", alert.revision())
                .put("status", alert.status().word())
                .put("severity", content.severity().word())
                .put("title", content.title())
                .put("text", content.text())
                .put("fields", content.fields())
                .put("links", links(content.links()))
                .put("rule", alert.origin().rule())
                .put("source", alert.origin().source())
                .put("key", alert.origin().key())
                .put("dedup-key", alert.dedupKey())
                .put("at", alert.at())
                .build();
    }

    private static JsonArray links(List<Link> links) {
        return new JsonArray(links.stream()
                .<Json>map(link -> Json.object()
                        .with("title", link.title())
                        .with("url", link.target().toASCIIString()))
                .toList());
    }
}
