package dev.belfry.engine.store;

import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one commit writes. Gathered by the driver's thread; what is put twice is written once, as it was put last. */
public final class Changes {
    private final Map<StateAddress, Optional<StateRow>> states = new LinkedHashMap<>();
    private final List<AlertRow> alerts = new ArrayList<>();
    private final Map<Long, DeliveryRow> created = new LinkedHashMap<>();
    private final Map<Long, DeliveryState> updated = new LinkedHashMap<>();
    private final Map<Long, DigestRow> digests = new LinkedHashMap<>();
    private final Map<Long, List<AttemptRow>> attempts = new LinkedHashMap<>();
    private final Map<CheckpointKey, CheckpointRow> checkpoints = new LinkedHashMap<>();
    private final List<Long> commandsDone = new ArrayList<>();
    private final Map<Integer, HealthRow> health = new LinkedHashMap<>();
    private @Nullable ConfigurationRow configuration;
    private @Nullable Set<Integer> configured;
    private final Map<Integer, Instant> hastened = new LinkedHashMap<>();

    /** Names a checkpoint. */
    public record CheckpointKey(int source, String split) {}

    /**
     * An attempt; it becomes a row of its own when it is not its delivery's latest any more.
     *
     * @param left the phase it left the delivery in
     * @param answer one line without secrets
     */
    public record AttemptRow(
            int number,
            Instant startedAt,
            @Nullable Instant endedAt,
            Phase left,
            @Nullable String answer) {}

    /** Keeps a state, or forgets it when {@code row} is null. */
    public void state(StateAddress address, @Nullable StateRow row) {
        states.put(address, Optional.ofNullable(row));
    }

    public void alert(AlertRow row) {
        alerts.add(row);
    }

    /** The row of an alert that is among these changes; null when it is not. Their ids follow one another. */
    public @Nullable AlertRow alert(long id) {
        long place = alerts.isEmpty() ? -1 : id - alerts.get(0).id();
        return place < 0 || place >= alerts.size() ? null : alerts.get((int) place);
    }

    public void create(DeliveryRow row) {
        created.put(row.id(), row);
    }

    /** Changes a delivery; the attempt that it leaves behind, if another starts, becomes a row of its own. */
    public void update(long delivery, DeliveryState from, DeliveryState to) {
        DeliveryRow fresh = created.get(delivery);
        if (fresh != null) {
            created.put(delivery, fresh.with(to));
            return;
        }
        if (to.attempts() > from.attempts() && from.startedAt() != null) {
            attempts.computeIfAbsent(delivery, id -> new ArrayList<>())
                    .add(new AttemptRow(
                            from.attempts(), from.startedAt(), from.endedAt(), from.phase(), from.answer()));
        }
        updated.put(delivery, to);
    }

    /** A delivery that was read from the store, as these changes have made it so far. */
    public DeliveryRow asOf(DeliveryRow delivery) {
        DeliveryState changed = updated.get(delivery.id());
        return changed == null ? delivery : delivery.with(changed);
    }

    public void digest(DigestRow row) {
        digests.put(row.delivery(), row);
    }

    public void checkpoint(int source, String split, CheckpointRow row) {
        checkpoints.put(new CheckpointKey(source, split), row);
    }

    /** A command is carried out, and goes. */
    public void commandDone(long id) {
        commandsDone.add(id);
    }

    public List<Long> commandsDone() {
        return commandsDone;
    }

    public void health(HealthRow row) {
        health.put(row.name(), row);
    }

    public void configuration(ConfigurationRow row) {
        configuration = row;
    }

    /** The numbers of the names that are configured; no other is. */
    public void configured(Set<Integer> names) {
        configured = Set.copyOf(names);
    }

    /**
     * The clock was put back: lets those of a sink that wait by the clock of before, whose pauses begin after
     * {@code now}, be due.
     */
    public void hasten(int sink, Instant now) {
        hastened.put(sink, now);
    }

    public Map<Integer, Instant> hastened() {
        return hastened;
    }

    public boolean isEmpty() {
        return states.isEmpty()
                && alerts.isEmpty()
                && created.isEmpty()
                && updated.isEmpty()
                && digests.isEmpty()
                && checkpoints.isEmpty()
                && commandsDone.isEmpty()
                && health.isEmpty()
                && hastened.isEmpty()
                && configuration == null
                && configured == null;
    }

    public Map<StateAddress, Optional<StateRow>> states() {
        return states;
    }

    public List<AlertRow> alerts() {
        return alerts;
    }

    public Map<Long, DeliveryRow> created() {
        return created;
    }

    public Map<Long, DeliveryState> updated() {
        return updated;
    }

    public Map<Long, DigestRow> digests() {
        return digests;
    }

    public Map<Long, List<AttemptRow>> attempts() {
        return attempts;
    }

    public Map<CheckpointKey, CheckpointRow> checkpoints() {
        return checkpoints;
    }

    public Map<Integer, HealthRow> health() {
        return health;
    }

    public Optional<ConfigurationRow> configuration() {
        return Optional.ofNullable(configuration);
    }

    public Optional<Set<Integer>> configured() {
        return Optional.ofNullable(configured);
    }
}
