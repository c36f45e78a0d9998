package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.Changes;
import dev.belfry.engine.store.CheckpointRow;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.CommandRow;
import dev.belfry.engine.store.DeliveryEnd;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.DigestRow;
import dev.belfry.engine.store.DueState;
import dev.belfry.engine.store.HealthRow;
import dev.belfry.engine.store.Identity;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.NameRow;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.StateRow;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.Swept;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in memory that holds what was committed and nothing else, and fails when it is told to. */
final class SimulatedStore implements Store {
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<StateAddress, StateRow> states = new LinkedHashMap<>();
    final TreeMap<Long, AlertRow> alerts = new TreeMap<>();
    final TreeMap<Long, DeliveryRow> deliveries = new TreeMap<>();
    private final Map<Changes.CheckpointKey, CheckpointRow> checkpoints = new HashMap<>();
    private final Map<Integer, HealthRow> health = new HashMap<>();
    final TreeMap<Long, DigestRow> digests = new TreeMap<>();
    private final TreeMap<Long, Command> commands = new TreeMap<>();
    private final BooleanSupplier failsReading;
    private final BooleanSupplier failsWriting;
    private long lastCommand;
    int commits;

    SimulatedStore(BooleanSupplier failsReading, BooleanSupplier failsWriting) {
        this.failsReading = failsReading;
        this.failsWriting = failsWriting;
    }

    private void read() {
        if (failsReading.getAsBoolean()) {
            throw new StoreException("simulated: cannot be read", new IllegalStateException());
        }
    }

    @Override
    public Identity identity() {
        long lastAlert = alerts.isEmpty() ? 0 : alerts.lastKey();
        long lastDelivery = deliveries.isEmpty() ? 0 : deliveries.lastKey();
        return new Identity("0123456789abcdef".repeat(2), "test", lastAlert, lastDelivery);
    }

    @Override
    public int name(NameKind kind, String name) {
        return names.computeIfAbsent(kind + " " + name, unknown -> names.size() + 1);
    }

    @Override
    public List<NameRow> names(NameKind kind) {
        String prefix = kind + " ";
        return names.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new NameRow(entry.getValue(), entry.getKey().substring(prefix.length()), null))
                .toList();
    }

    @Override
    public Map<StateAddress, StateRow> states(Collection<StateAddress> addresses) {
        read();
        Map<StateAddress, StateRow> found = new HashMap<>();
        for (StateAddress address : addresses) {
            if (states.containsKey(address)) {
                found.put(address, states.get(address));
            }
        }
        return found;
    }

    @Override
    public List<DueState> due(Instant now, Collection<Integer> rules, int most) {
        read();
        return timers(rules)
                .filter(state -> !time(state).isAfter(now))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Instant> nextWake(Collection<Integer> rules) {
        return timers(rules).map(SimulatedStore::time).findFirst();
    }

    private Stream<DueState> timers(Collection<Integer> rules) {
        return states.entrySet().stream()
                .filter(entry -> rules.contains(entry.getKey().rule()))
                .filter(entry -> entry.getValue().wakeAt() != null)
                .map(entry -> new DueState(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(SimulatedStore::time));
    }

    private static Instant time(DueState state) {
        Instant time = state.row().wakeAt();
        return time == null ? Instant.MAX : time;
    }

    @Override
    public Map<String, CheckpointRow> checkpoints(int source) {
        Map<String, CheckpointRow> known = new HashMap<>();
        checkpoints.forEach((key, row) -> {
            if (key.source() == source) {
                known.put(key.split(), row);
            }
        });
        return known;
    }

    @Override
    public Optional<HealthRow> health(int name) {
        return Optional.ofNullable(health.get(name));
    }

    private Stream<DeliveryRow> open(int sink) {
        return deliveries.values().stream()
                .filter(row -> row.sink() == sink && row.state().phase().isOpen());
    }

    private static boolean isInFlight(DeliveryRow row) {
        return row.state().phase() != Phase.PARKED && row.state().phase() != Phase.GROUPED;
    }

    @Override
    public List<DeliveryRow> ready(int sink, Instant now, Set<Long> busy, int most) {
        read();
        return open(sink)
                .filter(row -> row.state().isDue(now) && !busy.contains(row.lane()))
                .filter(row -> mayGo(row, ahead(row)))
                .sorted(Comparator.comparing((DeliveryRow row) -> row.state().phase() != Phase.IN_DOUBT)
                        .thenComparing(row -> row.state().nextAt() == null)
                        .thenComparing(row -> row.state().nextAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(DeliveryRow::id))
                .limit(most)
                .toList();
    }

    private List<DeliveryRow> ahead(DeliveryRow row) {
        return open(row.sink())
                .filter(SimulatedStore::isInFlight)
                .filter(other -> other.lane() == row.lane() && other.id() < row.id())
                .toList();
    }

    /** The first of its lane, or one of the first three when none of them was ever tried. */
    private static boolean mayGo(DeliveryRow row, List<DeliveryRow> ahead) {
        boolean allNew = Stream.concat(Stream.of(row), ahead.stream())
                .allMatch(each -> each.state().equals(DeliveryState.NEW));
        return ahead.isEmpty() || (allNew && ahead.size() < 3);
    }

    @Override
    public Optional<Instant> nextReady(int sink, Instant after) {
        return open(sink)
                .flatMap(row -> Stream.ofNullable(row.state().nextAt()))
                .filter(time -> time.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    @Override
    public boolean hasOpenBeyond(int sink, Set<Long> known) {
        read();
        return open(sink).anyMatch(row -> isInFlight(row) && !known.contains(row.id()));
    }

    @Override
    public List<DeliveryRow> interrupted(int sink) {
        return open(sink).filter(row -> row.state().phase() == Phase.SENDING).toList();
    }

    @Override
    public Map<Long, List<DeliveryEnd>> ends(Collection<AlertRow> wanted) {
        read();
        Set<Long> ids = wanted.stream().map(AlertRow::id).collect(Collectors.toSet());
        return deliveries.values().stream()
                .filter(row -> ids.contains(row.alert()))
                .collect(Collectors.groupingBy(
                        DeliveryRow::alert,
                        Collectors.mapping(
                                row -> new DeliveryEnd(
                                        row.id(),
                                        row.sink(),
                                        row.need(),
                                        row.state().phase()),
                                Collectors.toList())));
    }

    @Override
    public Optional<AlertRow> alert(long id) {
        read();
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public Map<Long, AlertRow> alerts(Collection<Long> ids) {
        read();
        Map<Long, AlertRow> found = new HashMap<>(alerts);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public @Nullable DeliveryState lastDelivery(long alert, int sink) {
        read();
        return deliveries.values().stream()
                .filter(row -> row.alert() == alert && row.sink() == sink)
                .map(DeliveryRow::state)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Optional<DeliveryRow> delivery(long id) {
        read();
        return Optional.ofNullable(deliveries.get(id));
    }

    /** As another process does. */
    void ask(Command command) {
        commands.put(++lastCommand, command);
    }

    @Override
    public List<DeliveryRow> members(int sink, Phase phase, long after, long last, int most) {
        read();
        return deliveries.subMap(after, false, Math.max(after, last), true).values().stream()
                .filter(row -> row.sink() == sink
                        && row.state().phase() == phase
                        && row.state().attempts() == 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<DigestRow> digests(int sink) {
        read();
        return digests.values().stream()
                .filter(row -> row.sink() == sink && (row.settled() == null || row.settled() == Phase.DROPPED))
                .toList();
    }

    @Override
    public long lastDigested(int sink) {
        read();
        return digests.values().stream()
                .filter(row -> row.sink() == sink)
                .mapToLong(DigestRow::last)
                .max()
                .orElse(0);
    }

    @Override
    public List<CommandRow> commands(int most) {
        read();
        return commands.entrySet().stream()
                .limit(most)
                .map(entry -> new CommandRow(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public long usedBytes() {
        return 0;
    }

    @Override
    public Swept sweep(long after, Instant before, int most) {
        return new Swept(after, 0, true);
    }

    @Override
    public void commit(Changes changes) {
        if (failsWriting.getAsBoolean()) {
            throw new StoreException("simulated: the disk is full", new IllegalStateException());
        }
        commits++;
        changes.states()
                .forEach((address, row) ->
                        row.ifPresentOrElse(kept -> states.put(address, kept), () -> states.remove(address)));
        changes.alerts().forEach(row -> put(alerts, row.id(), row));
        changes.created().forEach((id, row) -> put(deliveries, id, row));
        changes.updated().forEach((id, state) -> deliveries.computeIfPresent(id, (same, row) -> row.with(state)));
        digests.putAll(changes.digests());
        changes.hastened().forEach(this::hasten);
        checkpoints.putAll(changes.checkpoints());
        health.putAll(changes.health());
        changes.commandsDone().forEach(commands::remove);
    }

    private void hasten(int sink, Instant now) {
        deliveries.replaceAll((id, row) -> {
            DeliveryState state = row.state();
            boolean waits = row.sink() == sink && (state.phase() == Phase.PENDING || state.phase() == Phase.IN_DOUBT);
            Instant ended = state.endedAt();
            Instant next = state.nextAt();
            boolean ahead = waits && next != null && next.isAfter(now) && ended != null && ended.isAfter(now);
            return ahead ? row.with(dueAt(state, now)) : row;
        });
    }

    private static DeliveryState dueAt(DeliveryState state, Instant now) {
        return new DeliveryState(
                state.phase(),
                state.attempts(),
                state.strikes(),
                now,
                state.startedAt(),
                state.endedAt(),
                state.answer(),
                state.receipt(),
                state.waited());
    }

    /** What a primary key is for. */
    private static <T> void put(Map<Long, T> table, long id, T row) {
        if (table.putIfAbsent(id, row) != null) {
            throw new AssertionError("row " + id + " is there already");
        }
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
