package dev.belfry.engine.run;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that does at each poll what its script says next, and brings nothing when the script is over. */
final class ScriptedSource implements PolledSource {
    /** What one poll does. */
    interface Scene {
        Batch play(Limits limits) throws SourceException, InterruptedException;
    }

    /** What it does before it settles. */
    interface Settling {
        void of(List<Handle> handles) throws InterruptedException;
    }

    private volatile Settling settling = handles -> {};
    private final Queue<Scene> script = new ConcurrentLinkedQueue<>();
    private final Queue<List<Finding>> findings = new ArrayDeque<>();
    final List<Handle> settled = new CopyOnWriteArrayList<>();
    volatile boolean refusesToSettle;
    volatile String name = "dfir";
    final AtomicInteger closed = new AtomicInteger();

    ScriptedSource then(Scene scene) {
        script.add(scene);
        return this;
    }

    ScriptedSource brings(String... clients) {
        return then(limits -> batch(name, limits, clients));
    }

    void settles(Settling how) {
        settling = how;
    }

    ScriptedSource examinedAs(Finding finding) {
        findings.add(List.of(finding));
        return this;
    }

    static Batch batch(String name, Limits limits, String... clients) {
        List<Event> events = new ArrayList<>();
        for (String client : clients) {
            JsonObject attributes = Json.object().with("client", client);
            String kind = client.startsWith("poison") ? "poison" : "seen";
            events.add(new Event(null, name, kind, limits.now(), attributes, new Handle(name, attributes)));
        }
        Checkpoint checkpoint = new Checkpoint(Json.object());
        return new Batch("", events, checkpoint, limits.now().plus(Duration.ofSeconds(clients.length == 0 ? 60 : 0)));
    }

    @Override
    public List<Finding> examine() {
        List<Finding> next = findings.poll();
        return next == null ? List.of(Finding.ok("it is well")) : next;
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) throws SourceException, InterruptedException {
        Scene scene = script.poll();
        return scene == null ? batch(name, limits) : scene.play(limits);
    }

    @Override
    public List<Settlement> settle(List<Handle> handles) throws InterruptedException {
        settling.of(handles);
        List<Settlement> done = new ArrayList<>();
        if (refusesToSettle) {
            handles.forEach(handle -> done.add(new Settlement.Failed("not now")));
            return done;
        }
        settled.addAll(handles);
        handles.forEach(handle -> done.add(new Settlement.Done(Tell.NOW, null)));
        return done;
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
