package dev.belfry.fakes.velociraptor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of a {@link FakeVelociraptor}: its clients, their labels and its audit log. What is done here is done
 * as by a person in the server's own interface, at the clock's time. May be used from any thread.
 *
 * <p>Labels and clients live in memory; every five minutes, and when the server stops in peace, they are written to a
 * snapshot. The audit log is written at once.
 */
public final class FakeOrg {
    private static final Duration SNAPSHOT_EVERY = Duration.ofMinutes(5);

    private final String id;
    private final String name;
    private final InstantSource clock;
    private final AuditLog audit = new AuditLog();
    private final EventQueues queues = new EventQueues();
    private final Map<String, String> baked = new HashMap<>();
    private final Set<String> connected = new HashSet<>();
    private ClientTable clients = new ClientTable();
    private ClientTable snapshot = new ClientTable();
    private Instant snapshotAt;

    FakeOrg(String id, String name, InstantSource clock) {
        this.id = id;
        this.name = name;
        this.clock = clock;
        this.snapshotAt = clock.instant();
    }

    /** {@code root} or such as {@code OABC}. */
    public String id() {
        return id;
    }

    /** What people call it; the root organisation is {@code <root>}. */
    public String name() {
        return name;
    }

    /** Enrols a client, or gives a known one new details; its labels stay. It is not connected by that. */
    public synchronized void enrol(FakeClient client) {
        snapshotIfDue();
        clients.put(clients.find(client.id())
                .orElseGet(() -> new ClientState(client))
                .with(client));
    }

    /** The client's process starts and stays in touch: until it is disconnected, it was last seen whenever one asks. */
    public synchronized void connect(String client) {
        seen(client);
        connected.add(client);
        String label = baked.get(client);
        if (label != null) {
            clients.put(known(client).with(label));
        }
    }

    /** The client goes away; it was last seen now. */
    public synchronized void disconnect(String client) {
        seen(client);
        connected.remove(client);
    }

    /** The client is heard of once, now. */
    public synchronized void seen(String client) {
        snapshotIfDue();
        clients.put(seenAt(known(client), clock.instant()));
    }

    /** Sets a label, and says in the audit log who did. An unknown client is created, as the server does. */
    public synchronized void setLabel(String client, String label, String by) {
        snapshotIfDue();
        audit("SetClientLabel", by, client, label);
        ClientState state = clients.find(client).orElseGet(() -> new ClientState(FakeClient.nameless(client)));
        clients.put(state.with(label.strip()));
    }

    /** Deletes a client, from memory and from disk; no row tells of it. */
    public synchronized void delete(String client) {
        snapshotIfDue();
        connected.remove(client);
        clients.remove(client);
        snapshot.remove(client);
    }

    /** Gives a client labels without a word in the audit log, as whoever makes it does. */
    synchronized void putLabels(String client, List<String> labels) {
        labels.forEach(label -> clients.put(known(client).with(label)));
    }

    /** Removes a label in whatever case, and says in the audit log who did, even when it was not there. */
    public synchronized void removeLabel(String client, String label, String by) {
        snapshotIfDue();
        audit("RemoveClientLabel", by, client, label);
        clients.find(client).ifPresent(state -> clients.put(state.without(label)));
    }

    /** Bakes a label into the client's configuration: it comes back, in silence, whenever the client connects. */
    public synchronized void bakeLabel(String client, String label) {
        baked.put(client, label);
    }

    /** Whether there is a client of that id. */
    public synchronized boolean isEnrolled(String client) {
        return clients.find(client).isPresent();
    }

    /** The client's labels as they were spelled; none for an unknown client. */
    public synchronized List<String> labels(String client) {
        return clients.find(client).map(ClientState::labels).orElse(List.of());
    }

    /** Audit rows written from now on are visible only so long after the label they tell of has changed. */
    public synchronized void delayAudit(Duration delay) {
        audit.delay(delay);
    }

    /** Writes the snapshot now. */
    public synchronized void snapshotNow() {
        snapshotAt(clock.instant());
    }

    /** What was in memory is as the last snapshot has it, and nobody is connected. */
    synchronized void crash() {
        snapshotIfDue();
        connected.clear();
        clients = snapshot.copy();
    }

    /** The clients that a search finds, as they are seen now. */
    synchronized List<ClientState> search(ClientSearch search) {
        snapshotIfDue();
        Instant now = clock.instant();
        return search.in(clients).stream().map(state -> current(state, now)).toList();
    }

    /** A client as it is seen now. */
    synchronized Optional<ClientState> client(String client) {
        return clients.find(client).map(state -> current(state, clock.instant()));
    }

    synchronized List<AuditLog.Entry> audit(Instant from) {
        return audit.visible(from, clock.instant());
    }

    /** Adds an event artifact, as its definition does, or one of its sources: {@code Custom.Events/Logons}. */
    public void defineQueue(String artifact, QueueKind kind) {
        queues.define(artifact, kind);
    }

    /**
     * Puts a row on the queue of an event artifact that there is: whoever watches it is told, and it is kept if the queue
     * has a history. A row of a client has its {@code ClientId}. Values are String, Long, Double, Boolean, List, Map and
     * null.
     */
    public void emit(String artifact, Map<String, ? extends @Nullable Object> row) {
        queue(artifact)
                .orElseThrow(() -> new IllegalArgumentException("No event artifact " + artifact + " in " + id))
                .emit(row, clock.instant());
    }

    /** How many calls watch the queue of an event artifact now. */
    public int watchers(String artifact) {
        return queue(artifact).map(EventQueue::watchers).orElse(0);
    }

    /** How many calls have watched the queue of an event artifact so far; each counts once it hears what is emitted. */
    public int watched(String artifact) {
        return queue(artifact).map(EventQueue::watched).orElse(0);
    }

    Optional<EventQueue> queue(String artifact) {
        return queues.find(artifact);
    }

    @Nullable
    List<String> sources(String artifact) {
        return queues.sources(artifact);
    }

    private void audit(String operation, String by, String client, String label) {
        Instant now = clock.instant();
        audit.add(now, operation, by, client, label);
        Map<String, @Nullable Object> row = AuditLog.row(operation, by, client, label);
        queue(AuditLog.ARTIFACT).ifPresent(queue -> queue.tell(row, now));
    }

    private ClientState current(ClientState state, Instant now) {
        return connected.contains(state.client().id()) ? seenAt(state, now) : state;
    }

    private ClientState known(String client) {
        return clients.find(client)
                .orElseThrow(() -> new IllegalArgumentException("No client " + client + " is enrolled in " + id));
    }

    private static ClientState seenAt(ClientState state, Instant time) {
        return state.with(state.client().withLastSeen(time));
    }

    /** Only the last of the snapshots that fell due can be told from outside, since nothing happened between them. */
    private void snapshotIfDue() {
        long due = Duration.between(snapshotAt, clock.instant()).dividedBy(SNAPSHOT_EVERY);
        if (due > 0) {
            snapshotAt(snapshotAt.plus(SNAPSHOT_EVERY.multipliedBy(due)));
        }
    }

    private void snapshotAt(Instant time) {
        connected.forEach(client -> clients.put(seenAt(known(client), time)));
        snapshot = clients.copy();
        snapshotAt = time;
    }
}
