package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.clients.AuditRow.Change;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clients whose label was set lately. A poll asks for those that were seen lately; these are read as well, however long
 * ago they were seen: so that it is known when they were there last, and so that a visit counts that came while the label
 * was lost.
 */
final class LookUps {
    /** Whoever labels more than this at once hears of those that come, but not how long each was away. */
    static final int MOST_AT_ONCE = 10_000;

    private final Map<String, Set<ClientId>> byLabel = new HashMap<>();

    void add(Label label, Collection<ClientId> clients) {
        byLabel.computeIfAbsent(label.folded(), folded -> new HashSet<>()).addAll(clients);
    }

    void addSetBy(List<LabelChange> changes) {
        changes.stream()
                .filter(change -> change.row().change() == Change.SET)
                .limit(MOST_AT_ONCE)
                .forEach(change -> add(change.label(), List.of(change.row().client())));
    }

    Set<ClientId> clients() {
        Set<ClientId> all = new HashSet<>();
        byLabel.values().forEach(all::addAll);
        return all;
    }

    /** Of clients that were read, those whose label it is and who have it. */
    List<ClientRow> of(Label label, Map<ClientId, ClientRow> read) {
        return byLabel.getOrDefault(label.folded(), Set.of()).stream()
                .map(read::get)
                .filter(client -> client != null && client.has(label))
                .toList();
    }
}
