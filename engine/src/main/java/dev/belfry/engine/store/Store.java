package dev.belfry.engine.store;

import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where everything durable is. One thread of the one running instance uses it; everybody else reads through a
 * {@link StoreReader}. All methods throw {@link StoreException}, with the place and the remedy in its message.
 */
public interface Store extends AutoCloseable {
    /** What is fixed when a store is made, and where its numbering goes on after the latest commit. */
    Identity identity();

    /** The number of a configured name, given out when it is first asked for. */
    int name(NameKind kind, String name);

    /** All names of a kind that were ever given out, configured or not. */
    List<NameRow> names(NameKind kind);

    /** The states of these addresses; those that are not there are left out. */
    Map<StateAddress, StateRow> states(Collection<StateAddress> addresses);

    /** States of these rules whose time has come, the longest overdue first. */
    List<DueState> due(Instant now, Collection<Integer> rules, int most);

    /** When the next state of these rules wants to be woken. */
    Optional<Instant> nextWake(Collection<Integer> rules);

    /** All committed checkpoints of a source, by split. */
    Map<String, CheckpointRow> checkpoints(int source);

    /** How a source, a rule or a sink was when that last changed, and was seen then; empty when it was never said. */
    Optional<HealthRow> health(int name);

    /**
     * Deliveries of one sink that may be tried now: the first open one of each lane that is not parked, if it is due;
     * those in doubt first, then those whose time has come, then those nobody has tried. Behind one that nobody has tried
     * some of its lane may come that nobody has tried either, in the order in which they may go.
     *
     * @param busy lanes of which none may go now
     */
    List<DeliveryRow> ready(int sink, Instant now, Set<Long> busy, int most);

    /** When the next open delivery of a sink is due; empty when none waits for a time. */
    Optional<Instant> nextReady(int sink, Instant after);

    /** Whether a sink has open deliveries other than these, and other than parked and grouped ones. */
    boolean hasOpenBeyond(int sink, Set<Long> known);

    /** Deliveries that were on the wire when the process died. */
    List<DeliveryRow> interrupted(int sink);

    /** The phases of the deliveries of these alerts, by the alert's id. */
    Map<Long, List<DeliveryEnd>> ends(Collection<AlertRow> alerts);

    Optional<AlertRow> alert(long id);

    /** The alerts with these row ids, by id; those that are not there are left out. */
    Map<Long, AlertRow> alerts(Collection<Long> ids);

    /** What a delivery of an earlier revision left at a sink. */
    @Nullable
    DeliveryState lastDelivery(long alert, int sink);

    /** A delivery as it is on disk. */
    Optional<DeliveryRow> delivery(long id);

    /**
     * Deliveries of one sink that were never tried by themselves, in order.
     *
     * @param phase grouped; or dropped, with a digest
     * @param after only those with a higher id
     * @param last none with a higher id
     */
    List<DeliveryRow> members(int sink, Phase phase, long after, long last, int most);

    /** Digests of one sink whose members are grouped still, or were dropped. */
    List<DigestRow> digests(int sink);

    /** The latest delivery of a sink that a digest can have gathered; 0 when there was none. */
    long lastDigested(int sink);

    /** What other processes ask for, in order. */
    List<CommandRow> commands(int most);

    /** How much is in the store: the file's size without what is free in it. */
    long usedBytes();

    /**
     * Forgets some of what is over, in a commit of its own.
     *
     * @param after the row of an alert, from which on to look
     * @param before when what may go was raised
     * @param most how many alerts to look at
     */
    Swept sweep(long after, Instant before, int most);

    /** Writes everything, or nothing. */
    void commit(Changes changes);

    @Override
    void close();
}
