package dev.belfry.fakes.velociraptor;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The event artifacts an organisation knows; a server has some from the start. */
final class EventQueues {
    private final Map<String, EventQueue> queues = new ConcurrentHashMap<>();

    EventQueues() {
        define("Server.Audit.Logs", QueueKind.SERVER_EVENT);
        define("Server.Internal.Alerts", QueueKind.SERVER_EVENT);
        define("System.Flow.Completion", QueueKind.CLIENT_EVENT);
        define("Server.Internal.ClientInfo", QueueKind.CLIENT_EVENT);
        define("Server.Internal.Interrogation", QueueKind.INTERNAL);
    }

    void define(String artifact, QueueKind kind) {
        queues.computeIfAbsent(artifact, name -> new EventQueue(name, kind));
    }

    Optional<EventQueue> find(String artifact) {
        return Optional.ofNullable(queues.get(artifact));
    }
}
