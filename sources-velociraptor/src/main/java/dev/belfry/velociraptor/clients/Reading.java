package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.Parties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first half of a poll, kept in memory until the log of label changes has caught up with it.
 *
 * @param startedAt by Belfry's clock
 * @param dueAt by Belfry's clock, when the second half may begin
 * @param labels at least one
 */
record Reading(Instant startedAt, Instant dueAt, Parties parties, List<OfLabel> labels) {
    Reading {
        labels = List.copyOf(labels);
    }

    /** The same, with its second half later. */
    Reading dueAt(Instant later) {
        return new Reading(startedAt, later, parties, labels);
    }

    /** When the last of the reads began, by the server's clock. */
    Instant lastReadAt() {
        return labels.stream().map(OfLabel::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    Map<String, Instant> readAt() {
        Map<String, Instant> times = new TreeMap<>();
        labels.forEach(read -> times.put(read.label().folded(), read.at()));
        return times;
    }

    /**
     * The clients with one label.
     *
     * @param at when the read began, by the server's clock
     * @param since when the last good read began; null when there was none
     */
    record OfLabel(Label label, Instant at, @Nullable Instant since, List<ClientRow> clients) {
        OfLabel {
            clients = List.copyOf(clients);
        }

        /** With more clients, unless they are in it. */
        OfLabel with(List<ClientRow> more) {
            Set<ClientId> known = clients.stream().map(ClientRow::id).collect(Collectors.toSet());
            Stream<ClientRow> others = more.stream().filter(client -> !known.contains(client.id()));
            return new OfLabel(
                    label, at, since, Stream.concat(clients.stream(), others).toList());
        }
    }
}
