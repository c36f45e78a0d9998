package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.DeliveryInput;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.DigestRow;
import dev.belfry.engine.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One sink's digests: when one has ended, its members end as it did, some in each turn, so that others get theirs. What
 * a crash leaves is carried on with at the next start.
 */
final class DigestDesk {
    private static final int AT_ONCE = 500;

    private final int sink;
    private final SinkDesk desk;
    private final Store store;
    private final AlertBook alerts;
    /** Those that have not ended, and dropped ones, which a person may still replay. */
    private final Map<Long, DigestRow> digests = new HashMap<>();

    private final Deque<Ending> endings = new ArrayDeque<>();

    /**
     * A digest whose members are being ended.
     *
     * @param how as it ended
     * @param name its alert
     * @param from the phase of those that are read now
     * @param after they are read on from here
     */
    private record Ending(DigestRow digest, Phase how, String name, Phase from, long after) {
        Ending after(long member) {
            return new Ending(digest, how, name, from, member);
        }

        Ending dropped() {
            return new Ending(digest, how, name, Phase.DROPPED, digest.first() - 1);
        }

        /** Dropping leaves the dropped as they are. */
        boolean isLast() {
            return from == Phase.DROPPED || how == Phase.DROPPED;
        }
    }

    DigestDesk(int sink, SinkDesk desk, Store store, AlertBook alerts) {
        this.sink = sink;
        this.desk = desk;
        this.store = store;
        this.alerts = alerts;
        recall();
    }

    /** What an earlier engine left. */
    private void recall() {
        for (DigestRow digest : store.digests(sink)) {
            digests.put(digest.delivery(), digest);
            store.delivery(digest.delivery())
                    .filter(delivery -> delivery.state().phase() != digest.settled())
                    .ifPresent(delivery -> ended(delivery, delivery.state().phase()));
        }
    }

    void make(DigestRow digest, Turn turn) {
        digests.put(digest.delivery(), digest);
        turn.changes().digest(digest);
    }

    /** A delivery has ended; it may be a digest. One that is dead is none that ended: a person decides. */
    void ended(DeliveryRow delivery, Phase how) {
        DigestRow digest = digests.get(delivery.id());
        if (digest != null && (how.isTold() || how == Phase.DROPPED)) {
            String name = store.alert(delivery.alert())
                    .map(row -> alerts.id(row.first()))
                    .orElse("");
            endings.add(new Ending(digest, how, name, Phase.GROUPED, digest.first() - 1));
        }
    }

    boolean isBusy() {
        return !endings.isEmpty();
    }

    void serve(Turn turn) {
        Ending ending = endings.poll();
        if (ending == null) {
            return;
        }
        List<DeliveryRow> members = store.members(
                sink, ending.from(), ending.after(), ending.digest().last(), AT_ONCE);
        desk.digested(members, new DeliveryInput.Digested(ending.how(), ending.name()), turn);
        if (members.size() == AT_ONCE) {
            endings.addFirst(ending.after(members.get(members.size() - 1).id()));
        } else if (ending.isLast()) {
            settled(ending.digest().settled(ending.how()), turn);
        } else {
            endings.addFirst(ending.dropped());
        }
    }

    private void settled(DigestRow digest, Turn turn) {
        turn.changes().digest(digest);
        if (digest.settled() == Phase.DROPPED) {
            digests.put(digest.delivery(), digest);
        } else {
            digests.remove(digest.delivery());
        }
    }
}
