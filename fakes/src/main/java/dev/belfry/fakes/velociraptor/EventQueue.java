package dev.belfry.fakes.velociraptor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The queue of one event artifact. In history a row's time is in milliseconds and its source a user or a client. */
final class EventQueue {
    private static final String WRITER = "VelociraptorServer";

    private record Entry(Instant time, Map<String, @Nullable Object> row) {}

    private final String artifact;
    private final QueueKind kind;
    private final List<Entry> history = new ArrayList<>();
    private final List<Consumer<Map<String, @Nullable Object>>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicInteger watched = new AtomicInteger();

    EventQueue(String artifact, QueueKind kind) {
        this.artifact = artifact;
        this.kind = kind;
    }

    QueueKind kind() {
        return kind;
    }

    synchronized void emit(Map<String, ? extends @Nullable Object> row, Instant time) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
        if (kind != QueueKind.INTERNAL) {
            history.add(new Entry(time, copy));
        }
        tell(copy, time);
    }

    /** To those who watch, and nobody else. */
    void tell(Map<String, @Nullable Object> row, Instant time) {
        Map<String, @Nullable Object> live = new LinkedHashMap<>(row);
        live.put("_ts", time.getEpochSecond());
        live.put("_Source", artifact);
        watchers.forEach(watcher -> watcher.accept(live));
    }

    void watch(Consumer<Map<String, @Nullable Object>> watcher) {
        watchers.add(watcher);
        watched.incrementAndGet();
    }

    void unwatch(Consumer<Map<String, @Nullable Object>> watcher) {
        watchers.remove(watcher);
    }

    int watchers() {
        return watchers.size();
    }

    int watched() {
        return watched.get();
    }

    /** @param client whose; null for the server's */
    synchronized List<Map<String, @Nullable Object>> history(@Nullable String client, Instant from) {
        return history.stream()
                .filter(entry -> kind == QueueKind.SERVER_EVENT
                        || Objects.equals(client, entry.row().get("ClientId")))
                .filter(entry -> !entry.time().isBefore(from))
                .map(EventQueue::kept)
                .toList();
    }

    private static Map<String, @Nullable Object> kept(Entry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(entry.row());
        row.put("_Source", entry.row().getOrDefault("ClientId", WRITER));
        row.put("_ts", entry.time().toEpochMilli());
        return row;
    }
}
