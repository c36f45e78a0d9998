package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server in memory, to get in between any two questions: before each one, whoever listens is told which, and may do
 * what people and other programs do. Its clock is a millisecond further after each question.
 */
final class MemoryServer implements LabelServer {
    static final String SELF = "bot";

    private static final Duration SNAPSHOT_EVERY = Duration.ofMinutes(5);

    private record Written(AuditRow row, Instant visible) {}

    final List<String> asked = new ArrayList<>();
    private final ManualClock clock;
    private final Map<ClientId, Set<String>> labels = new LinkedHashMap<>();
    private final Map<ClientId, Instant> seen = new HashMap<>();
    private final Map<ClientId, Set<String>> snapshot = new HashMap<>();
    private Instant snapshotAt = Instant.EPOCH;
    private final List<Written> log = new ArrayList<>();
    private Duration lag = Duration.ZERO;
    private Consumer<String> before = question -> {};
    private @Nullable String failing;
    private boolean ignoring;
    private int connections = 1;

    MemoryServer(ManualClock clock) {
        this.clock = clock;
    }

    void lag(Duration lag) {
        this.lag = lag;
    }

    /** @param listener gets the first word of what is asked: clients, changes, check, set, removed */
    void before(Consumer<String> listener) {
        before = listener;
    }

    /** The next change of a label does nothing, and says that it was made. */
    void ignoreNextChange() {
        ignoring = true;
    }

    void failNext(String question) {
        failing = question;
    }

    void seen(String client, Instant time) {
        seen.put(new ClientId(client), time);
        labels.computeIfAbsent(new ClientId(client), id -> new LinkedHashSet<>());
    }

    /** What a server's crash, or a client's configuration, does: no row tells of it. */
    void put(String client, String label) {
        labels.computeIfAbsent(new ClientId(client), id -> new LinkedHashSet<>())
                .add(label);
    }

    void snapshot() {
        snapshotAt = clock.instant();
        snapshot.clear();
        labels.forEach((client, own) -> snapshot.put(client, new LinkedHashSet<>(own)));
    }

    /** Before anything changes: since it fell due, nothing has. */
    private void snapshotIfDue() {
        Duration age = Duration.between(snapshotAt, clock.instant());
        if (age.compareTo(SNAPSHOT_EVERY) >= 0) {
            snapshot();
            snapshotAt = clock.instant().minusSeconds(age.toSeconds() % SNAPSHOT_EVERY.toSeconds());
        }
    }

    /** Labels are as the snapshot has them. The log stays, and so do clients and when they were seen. */
    void crash() {
        snapshotIfDue();
        labels.replaceAll((client, own) -> new LinkedHashSet<>(snapshot.getOrDefault(client, Set.of())));
        connections++;
    }

    void delete(String client) {
        labels.remove(new ClientId(client));
        seen.remove(new ClientId(client));
    }

    void set(String client, String label, String by) {
        write(new ClientId(client), Change.SET, label, by);
    }

    void remove(String client, String label, String by) {
        write(new ClientId(client), Change.REMOVED, label, by);
    }

    boolean has(String client, String label) {
        return labels.getOrDefault(new ClientId(client), Set.of()).stream().anyMatch(new Label(label)::is);
    }

    private void write(ClientId client, Change change, String label, String by) {
        snapshotIfDue();
        Set<String> own = labels.computeIfAbsent(client, id -> new LinkedHashSet<>());
        if (change == Change.REMOVED) {
            own.removeIf(new Label(label)::is);
        } else if (own.stream().noneMatch(new Label(label)::is)) {
            own.add(label);
        }
        Instant now = clock.instant();
        log.add(new Written(
                new AuditRow(change, client, label, by, now.truncatedTo(ChronoUnit.MILLIS)), now.plus(lag)));
    }

    @Override
    public Parties parties() {
        return new Parties("velo.example:8001", "ab12", SELF, clock.instant().plus(Duration.ofDays(212)), false);
    }

    @Override
    public String version() throws VelociraptorException {
        ask("version");
        return "0.77.2";
    }

    @Override
    public Instant clients(Label label, long seconds, Consumer<ClientRow> rows) throws VelociraptorException {
        Instant began = ask("clients " + label.text() + " " + seconds);
        Instant from = clock.instant().minusSeconds(seconds);
        labels.forEach((client, own) -> {
            Instant lastSeen = seen.getOrDefault(client, Instant.EPOCH);
            boolean found = own.stream().anyMatch(each -> label.is(each) || label.isPrefixOf(each));
            if (found && lastSeen.isAfter(from)) {
                rows.accept(row(client));
            }
        });
        return began;
    }

    private ClientRow row(ClientId client) {
        return new ClientRow(
                client,
                "host",
                "windows",
                List.copyOf(labels.getOrDefault(client, Set.of())),
                "192.0.2.7",
                Instant.EPOCH.plusSeconds(1),
                seen.getOrDefault(client, Instant.EPOCH.plusSeconds(1)));
    }

    @Override
    public Instant changes(Instant from, Consumer<AuditRow> rows) throws VelociraptorException {
        Instant began = ask("changes " + from);
        Instant start = from.truncatedTo(ChronoUnit.SECONDS);
        log.stream()
                .filter(written -> !written.visible().isAfter(clock.instant()))
                .map(Written::row)
                .filter(row -> !row.time().isBefore(start))
                .forEach(rows);
        return began;
    }

    @Override
    public Truth check(Label label, Collection<ClientId> clients) throws VelociraptorException {
        Instant began = ask("check " + clients.size());
        Map<ClientId, Boolean> labelled = new HashMap<>();
        clients.forEach(client -> labelled.put(client, has(client.text(), label.text())));
        return new Truth(began, labelled);
    }

    @Override
    public void change(Change change, Label label, Collection<ClientId> clients) throws VelociraptorException {
        ask(change.word() + " " + clients.size());
        if (ignoring) {
            ignoring = false;
            return;
        }
        List.copyOf(clients).forEach(client -> write(client, change, label.text(), SELF));
    }

    @Override
    public Instant lookUp(Collection<ClientId> clients, Consumer<ClientRow> rows) throws VelociraptorException {
        if (clients.isEmpty()) {
            return Instant.EPOCH;
        }
        Instant began = ask("lookUp " + clients.size());
        clients.stream().filter(labels::containsKey).forEach(client -> rows.accept(row(client)));
        return began;
    }

    @Override
    public int timesConnected() {
        return connections;
    }

    @Override
    public Set<String> rights() {
        return Set.of();
    }

    /** The server with nothing but this organisation. */
    LabelServers servers() {
        return new LabelServers() {
            @Override
            public List<String> orgs() {
                return List.of("root");
            }

            @Override
            public LabelServer in(String org) {
                return MemoryServer.this;
            }

            @Override
            public void close() {
                asked.add("close");
            }
        };
    }

    private Instant ask(String question) throws VelociraptorException {
        String kind = question.split(" ", 2)[0];
        before.accept(kind);
        clock.advance(Duration.ofMillis(1));
        asked.add(question);
        if (kind.equals(failing)) {
            failing = null;
            throw VelociraptorException.passing("velo.example:8001: refuses the connection", "Wait.");
        }
        return clock.instant();
    }
}
