package dev.belfry.fakes.velociraptor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event artifacts an organisation knows; a server has some from the start. */
final class EventQueues {
    private static final Map<String, QueueKind> WITHOUT_A_QUERY = Map.of(
            AuditLog.ARTIFACT,
            QueueKind.SERVER_EVENT,
            "Server.Internal.Alerts",
            QueueKind.SERVER_EVENT,
            "System.Flow.Completion",
            QueueKind.CLIENT_EVENT,
            "Server.Internal.ClientInfo",
            QueueKind.CLIENT_EVENT,
            "Server.Internal.Interrogation",
            QueueKind.INTERNAL);

    private final Map<String, EventQueue> queues = new LinkedHashMap<>();

    EventQueues() {
        WITHOUT_A_QUERY.forEach(this::define);
    }

    /** @param artifact with its source, if that has a name; the artifact alone can then be watched, in silence */
    synchronized void define(String artifact, QueueKind kind) {
        queues.computeIfAbsent(artifact, name -> new EventQueue(name, kind));
        int slash = artifact.indexOf('/');
        if (slash > 0) {
            define(artifact.substring(0, slash), kind);
        }
    }

    synchronized Optional<EventQueue> find(String artifact) {
        return Optional.ofNullable(queues.get(artifact));
    }

    /** Names of an artifact's sources, of which one may be empty; null when it has none. */
    synchronized @Nullable List<String> sources(String artifact) {
        if (WITHOUT_A_QUERY.containsKey(artifact)) {
            return null;
        }
        List<String> named = queues.keySet().stream()
                .filter(name -> name.startsWith(artifact + "/"))
                .map(name -> name.substring(artifact.length() + 1))
                .toList();
        return named.isEmpty() ? List.of("") : named;
    }
}
