package dev.belfry.fakes.velociraptor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The clients of an organisation, and the index of their labels: {@code label/client}, in lower case. */
final class ClientTable {
    private final SortedMap<String, ClientState> byId;
    private final SortedMap<String, ClientState> index;

    ClientTable() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    private ClientTable(SortedMap<String, ClientState> byId, SortedMap<String, ClientState> index) {
        this.byId = byId;
        this.index = index;
    }

    /** The same clients, for a snapshot and for what a crash comes back to. */
    ClientTable copy() {
        return new ClientTable(new TreeMap<>(byId), new TreeMap<>(index));
    }

    Optional<ClientState> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By id. */
    Collection<ClientState> all() {
        return byId.values();
    }

    void put(ClientState state) {
        ClientState before = byId.put(state.client().id(), state);
        if (before != null) {
            before.labels().forEach(label -> index.remove(key(label, before)));
        }
        state.labels().forEach(label -> index.put(key(label, state), state));
    }

    /** Clients with a lower-case label that begins so and fits, in the order of the labels and each once. */
    Collection<ClientState> labelled(String prefix, Predicate<String> fits) {
        Map<String, ClientState> found = new LinkedHashMap<>();
        for (Map.Entry<String, ClientState> entry : index.tailMap(prefix).entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix)) {
                break;
            }
            String client = entry.getValue().client().id();
            int end = key.length() - client.length() - 1;
            if (end >= prefix.length() && fits.test(key.substring(0, end))) {
                found.putIfAbsent(client, entry.getValue());
            }
        }
        return found.values();
    }

    void remove(String id) {
        ClientState before = byId.remove(id);
        if (before != null) {
            before.labels().forEach(label -> index.remove(key(label, before)));
        }
    }

    private static String key(String label, ClientState state) {
        return (label + "/" + state.client().id()).toLowerCase(Locale.ROOT);
    }
}
