package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.core.event.Event;
import dev.belfry.rules.standard.seenrecently.ClientEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the events of one poll, in their order. */
final class Events {
    private final Terms terms;
    private final Instant readAt;
    private final @Nullable Instant since;

    Events(Terms terms, long readAt, long since) {
        this.terms = terms;
        this.readAt = Micros.instant(readAt);
        this.since = since < 0 || terms.has(Flaw.NO_SINCE) ? null : Micros.instant(since);
    }

    List<Event> of(List<Row> rows, Map<Client, Long> seen) {
        List<Event> changes = rows.stream().map(this::changed).toList();
        List<Event> clients = new ArrayList<>();
        seen.forEach((client, lastSeen) ->
                clients.add(ClientEvents.seen(client.id(), Micros.instant(lastSeen), readAt, since)));
        List<Event> events = new ArrayList<>(terms.has(Flaw.ROWS_LAST) ? clients : changes);
        events.addAll(terms.has(Flaw.ROWS_LAST) ? changes : clients);
        return events;
    }

    private Event changed(Row row) {
        String change = row.set() ? "set" : "removed";
        Instant at = Micros.instant(row.at());
        return row.own() && !terms.has(Flaw.OWN_ROWS)
                ? ClientEvents.ownChange("C." + row.client(), change, at)
                : ClientEvents.changed("C." + row.client(), change, "alice", at);
    }
}
