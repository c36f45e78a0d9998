package dev.belfry.velociraptor.events;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.events.Clients.Facts;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes events of rows and of gaps. Attribute names are a contract with whoever writes conditions. */
final class EventMaker {
    private static final Set<String> RESERVED = Set.of("server", "org", "client", "host", "os", "labels", "link");

    private final String source;
    private final String org;
    private final @Nullable URI gui;

    EventMaker(String source, String org, @Nullable URI gui) {
        this.source = source;
        this.org = org;
        this.gui = gui;
    }

    Event row(ArtifactName artifact, NewRow fresh, Map<String, Facts> clients, String server) {
        JsonObject.Builder attributes =
                JsonObject.builder().put("server", server).put("org", org);
        fresh.row().client().ifPresent(client -> put(client, clients.getOrDefault(client, Facts.NONE), attributes));
        fresh.row().columns().members().forEach((name, value) -> put(name, value, attributes));
        return new Event(fresh.id(), source, artifact.text(), fresh.row().time(), attributes.build(), null);
    }

    /** Rows may be missing between two times. */
    Event gap(ArtifactName artifact, Gap gap, String server) {
        JsonObject attributes = JsonObject.builder()
                .put("server", server)
                .put("org", org)
                .put("artifact", artifact.text())
                .put("from", gap.from())
                .put("to", gap.to())
                .put("why", gap.why())
                .build();
        String id = "gap-" + artifact.text() + "-" + gap.from().toEpochMilli();
        return new Event(id, source, "gap", gap.to(), attributes, null);
    }

    private void put(String client, Facts facts, JsonObject.Builder attributes) {
        attributes
                .put("client", client)
                .put("host", facts.host())
                .put("os", facts.os())
                .put("labels", JsonArray.ofTexts(facts.labels()))
                .putIfPresent("link", link(client));
    }

    /** Whoever writes a row shall not pass for the server. */
    private static void put(String column, Json value, JsonObject.Builder attributes) {
        attributes.put(RESERVED.contains(column) ? "row_" + column : column, value);
    }

    private @Nullable String link(String client) {
        if (gui == null) {
            return null;
        }
        String base = gui.toString();
        return (base.endsWith("/") ? base : base + "/") + "?org_id=" + org + "#/host/" + client;
    }

    /** A row that was not brought yet, and its id. */
    record NewRow(Row row, String id) {}

    /** A time for which rows may be missing. */
    record Gap(Instant from, Instant to, String why) {}
}
