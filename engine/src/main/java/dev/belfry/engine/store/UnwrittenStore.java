package dev.belfry.engine.store;

import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store for trying something out: reads what is there, if anything is, and forgets what it is given. */
final class UnwrittenStore implements Store {
    private static final int FIRST_MADE_UP = 1_000_000;

    private final @Nullable SqlStore under;
    private final Map<String, Integer> madeUp = new HashMap<>();

    UnwrittenStore(@Nullable SqlStore under) {
        this.under = under;
    }

    @Override
    public Identity identity() {
        return under == null ? new Identity("0".repeat(32), "none", 0, 0) : under.identity();
    }

    @Override
    public int name(NameKind kind, String name) {
        Integer known = under == null ? null : under.knownName(kind, name);
        return known != null
                ? known
                : madeUp.computeIfAbsent(kind + " " + name, unknown -> FIRST_MADE_UP + madeUp.size());
    }

    @Override
    public List<NameRow> names(NameKind kind) {
        return under == null ? List.of() : under.names(kind);
    }

    @Override
    public Map<StateAddress, StateRow> states(Collection<StateAddress> addresses) {
        return under == null ? Map.of() : under.states(addresses);
    }

    /** Nobody wakes: only what is seen is tried out. */
    @Override
    public List<DueState> due(Instant now, Collection<Integer> rules, int most) {
        return List.of();
    }

    @Override
    public Optional<Instant> nextWake(Collection<Integer> rules) {
        return Optional.empty();
    }

    @Override
    public Map<String, CheckpointRow> checkpoints(int source) {
        return under == null ? Map.of() : under.checkpoints(source);
    }

    @Override
    public Optional<HealthRow> health(int name) {
        return under == null ? Optional.empty() : under.health(name);
    }

    @Override
    public List<DeliveryRow> ready(int sink, Instant now, Set<Long> busy, int most) {
        return List.of();
    }

    @Override
    public Optional<Instant> nextReady(int sink, Instant after) {
        return Optional.empty();
    }

    @Override
    public boolean hasOpenBeyond(int sink, Set<Long> known) {
        return false;
    }

    @Override
    public List<DeliveryRow> interrupted(int sink) {
        return List.of();
    }

    @Override
    public Map<Long, List<DeliveryEnd>> ends(Collection<AlertRow> alerts) {
        return under == null ? Map.of() : under.ends(alerts);
    }

    @Override
    public Optional<AlertRow> alert(long id) {
        return under == null ? Optional.empty() : under.alert(id);
    }

    @Override
    public Map<Long, AlertRow> alerts(Collection<Long> ids) {
        return under == null ? Map.of() : under.alerts(ids);
    }

    @Override
    public @Nullable DeliveryState lastDelivery(long alert, int sink) {
        return under == null ? null : under.lastDelivery(alert, sink);
    }

    @Override
    public Optional<DeliveryRow> delivery(long id) {
        return Optional.empty();
    }

    @Override
    public List<DeliveryRow> members(int sink, Phase phase, long after, long last, int most) {
        return List.of();
    }

    @Override
    public List<DigestRow> digests(int sink) {
        return List.of();
    }

    @Override
    public long lastDigested(int sink) {
        return 0;
    }

    @Override
    public List<CommandRow> commands(int most) {
        return List.of();
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
        // That is the point of it.
    }

    @Override
    public void close() {
        if (under != null) {
            under.close();
        }
    }
}
