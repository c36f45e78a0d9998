package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.clients.Backlog.Portion;
import dev.belfry.velociraptor.clients.Backlog.Sighting;
import dev.belfry.velociraptor.clients.Reading.OfLabel;
import dev.belfry.velociraptor.connect.Parties;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the two kinds of event out of what was read. Attribute names are a contract with the rules. */
final class LabelEvents {
    private static final int MOST_LABELS = 100;

    private final String source;
    private final String org;
    private final @Nullable URI gui;

    LabelEvents(String source, String org, @Nullable URI gui) {
        this.source = source;
        this.org = org;
        this.gui = gui;
    }

    /** The changes come first: whoever reads the events knows of a wish before of the client it is about. */
    List<Event> of(Portion portion, Parties parties) {
        List<Event> events = new ArrayList<>();
        portion.changes().forEach(change -> events.add(changed(change, parties)));
        portion.sightings().forEach(sighting -> events.add(seen(sighting, parties)));
        return events;
    }

    private Event changed(LabelChange change, Parties parties) {
        AuditRow row = change.row();
        JsonObject attributes = about(parties, row.client(), change.label())
                .put("change", row.change().word())
                .put("by", row.by())
                .put("own", row.by().equals(parties.user()))
                .build();
        return new Event(change.hash(), source, "label-changed", row.time(), attributes, null);
    }

    private Event seen(Sighting sighting, Parties parties) {
        OfLabel read = sighting.read();
        ClientRow client = sighting.client();
        JsonObject.Builder attributes = about(parties, client.id(), read.label())
                .put("host", client.host())
                .put("os", client.os())
                .put(
                        "labels",
                        JsonArray.ofTexts(
                                client.labels().stream().limit(MOST_LABELS).toList()))
                .put("address", client.address())
                .putIfPresent("first-seen", text(client.firstSeen()))
                .put("last-seen", client.lastSeen())
                .put("read-at", read.at())
                .putIfPresent("since", text(read.since()))
                .putIfPresent("link", link(client.id()));
        LabelHandle handle = new LabelHandle(org, client.id(), read.label(), read.at());
        return new Event(null, source, "client-seen", client.lastSeen(), attributes.build(), handle.of(source));
    }

    private JsonObject.Builder about(Parties parties, ClientId client, Label label) {
        return JsonObject.builder()
                .put("server", parties.server())
                .put("org", org)
                .put("client", client.text())
                .put("label", label.text());
    }

    private @Nullable String link(ClientId client) {
        if (gui == null) {
            return null;
        }
        String base = gui.toString();
        return (base.endsWith("/") ? base : base + "/") + "?org_id=" + org + "#/host/" + client.text();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
