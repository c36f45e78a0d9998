package dev.belfry.engine.store;

import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The store in a database, over one connection that only the driver's thread uses. */
final class SqlStore implements Store {
    private final String place;
    private final Handle handle;
    private final Runnable unlock;
    private Identity identity;
    private final StateTable states;
    private final AlertTable alerts;
    private final DeliveryTable deliveries;
    private final DigestTable digests;
    private final SmallTables small;
    private final CommandTable commands;

    SqlStore(String place, Handle handle, Runnable unlock, Identity identity, Function<String, Receipt> receipts) {
        this.place = place;
        this.handle = handle;
        this.unlock = unlock;
        this.identity = identity;
        this.states = new StateTable(handle, new StateHash(identity.uuid())::of);
        this.alerts = new AlertTable(handle);
        this.deliveries = new DeliveryTable(handle, receipts);
        this.digests = new DigestTable(handle);
        this.small = new SmallTables(handle);
        this.commands = new CommandTable(handle);
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public int name(NameKind kind, String name) {
        return told(() -> small.name(kind, name));
    }

    @Override
    public List<NameRow> names(NameKind kind) {
        return told(() -> small.names(kind));
    }

    /** The number of a name that was given out before. */
    @Nullable
    Integer knownName(NameKind kind, String name) {
        return told(() -> small.knownName(kind, name)).orElse(null);
    }

    @Override
    public Map<StateAddress, StateRow> states(Collection<StateAddress> addresses) {
        return told(() -> states.find(addresses));
    }

    @Override
    public List<DueState> due(Instant now, Collection<Integer> rules, int most) {
        return told(() -> states.due(now, rules, most));
    }

    @Override
    public Optional<Instant> nextWake(Collection<Integer> rules) {
        return told(() -> states.nextWake(rules));
    }

    @Override
    public Map<String, CheckpointRow> checkpoints(int source) {
        return told(() -> small.checkpoints(source));
    }

    @Override
    public Optional<HealthRow> health(int name) {
        return told(() -> small.health(name));
    }

    @Override
    public List<DeliveryRow> ready(int sink, Instant now, Set<Long> busy, int most) {
        return told(() -> deliveries.ready(sink, now, busy, most));
    }

    @Override
    public Optional<Instant> nextReady(int sink, Instant after) {
        return told(() -> deliveries.nextReady(sink, after));
    }

    @Override
    public boolean hasOpenBeyond(int sink, Set<Long> known) {
        return told(() -> deliveries.hasOpenBeyond(sink, known));
    }

    @Override
    public List<DeliveryRow> interrupted(int sink) {
        return told(() -> deliveries.interrupted(sink));
    }

    @Override
    public Map<Long, List<DeliveryEnd>> ends(Collection<AlertRow> alerts) {
        return told(() -> deliveries.ends(alerts));
    }

    @Override
    public Optional<AlertRow> alert(long id) {
        return told(() -> alerts.find(id));
    }

    @Override
    public Map<Long, AlertRow> alerts(Collection<Long> ids) {
        return told(() -> alerts.find(ids));
    }

    @Override
    public @Nullable DeliveryState lastDelivery(long alert, int sink) {
        AlertRow row = alert(alert).orElse(null);
        return row == null
                ? null
                : told(() -> Optional.ofNullable(deliveries.last(row.deliveryFrom(), row.deliveries(), sink)))
                        .orElse(null);
    }

    @Override
    public Optional<DeliveryRow> delivery(long id) {
        return told(() -> deliveries.find(id));
    }

    @Override
    public List<DeliveryRow> members(int sink, Phase phase, long after, long last, int most) {
        return told(() -> deliveries.members(sink, phase, after, last, most));
    }

    @Override
    public List<DigestRow> digests(int sink) {
        return told(() -> digests.unsettled(sink));
    }

    @Override
    public long lastDigested(int sink) {
        return told(() -> digests.last(sink));
    }

    @Override
    public List<CommandRow> commands(int most) {
        return told(() -> commands.waiting(most));
    }

    @Override
    public long usedBytes() {
        return told(() -> SqliteSize.used(handle));
    }

    @Override
    public Swept sweep(long after, Instant before, int most) {
        return told(() -> handle.inTransaction(one -> new Sweep(one, states).step(after, before, most, identity)));
    }

    @Override
    public void commit(Changes changes) {
        told(() -> {
            try {
                handle.useTransaction(transaction -> write(changes));
            } catch (JdbiException failed) {
                DriverState.of(handle).outsideATransaction();
                throw failed;
            }
            return Boolean.TRUE;
        });
        identity = identity.after(changes);
    }

    private void write(Changes changes) {
        states.write(changes.states());
        alerts.create(changes.alerts());
        deliveries.create(changes.created().values());
        deliveries.attempts(changes.attempts());
        deliveries.update(changes.updated());
        digests.write(changes.digests().values());
        deliveries.hasten(changes.hastened());
        small.checkpoints(changes.checkpoints());
        small.health(changes.health());
        commands.done(changes.commandsDone());
        changes.configuration().ifPresent(small::configuration);
        changes.configured().ifPresent(small::configured);
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw StoreFailures.explain(place, e);
        }
    }

    @Override
    public void close() {
        states.close();
        alerts.close();
        deliveries.close();
        handle.close();
        unlock.run();
    }
}
