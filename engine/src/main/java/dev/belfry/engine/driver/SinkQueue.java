package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of one sink's open deliveries that is in memory: those on the wire, those that may go next, and some of those
 * that wait for a time. The rest is in the store only, and is asked for when there is room.
 */
final class SinkQueue {
    private static final int WAITING = 1_000;
    private static final int READY = 1_000;

    private final Map<Long, Job> sending = new HashMap<>();
    private final Deque<Job> ready = new ArrayDeque<>();
    private final PriorityQueue<Job> waiting =
            new PriorityQueue<>(Comparator.comparing(SinkQueue::time).thenComparing(Job::id));
    private final Set<Long> lanes = new HashSet<>();
    /** Those of a lane that are new, behind the one of it that is in the places above; none is there without that one. */
    private final Map<Long, Deque<Job>> behind = new HashMap<>();

    /** Whether the store may hold open deliveries that are not here. */
    private boolean more;
    /** Whether asking the store now may bring some of them. */
    private boolean stirred;
    /** Whether this turn's commit will change what the store can bring. */
    private boolean changed;

    private @Nullable Instant storeDue;
    private Instant woken = Instant.MIN;

    /** Whether a new delivery may be kept here: nobody is ahead of it in the store, and there is room. */
    boolean hasRoomFor(long lane) {
        return !more && ready.size() < READY && !lanes.contains(lane);
    }

    /** The lanes of those that are here; no other of them may go. */
    Set<Long> lanes() {
        return Collections.unmodifiableSet(lanes);
    }

    void leaveInStore() {
        more = true;
        changed = true;
    }

    /** The store now holds what this turn made of it. */
    void committed() {
        stirred |= changed;
        changed = false;
    }

    /**
     * Makes those ready whose time has come.
     *
     * @return whether the clock may have been put back since the store learned how long they wait
     */
    boolean wake(Instant now) {
        boolean putBack = now.isBefore(woken);
        if (putBack) {
            leaveWaitingInStore();
        }
        woken = now;
        while (!waiting.isEmpty() && waiting.element().isDue(now)) {
            ready.add(waiting.remove());
        }
        if (storeDue != null && !storeDue.isAfter(now)) {
            storeDue = null;
            stirred = true;
        }
        return putBack;
    }

    /** The clock was put back: the order in which they wait means nothing any more, and the store knows which are due. */
    private void leaveWaitingInStore() {
        waiting.forEach(this::leaveLaneInStore);
        waiting.clear();
        leaveInStore();
        storeDue = null;
        stirred = true;
    }

    private void leaveLaneInStore(Job first) {
        lanes.remove(first.lane());
        behind.remove(first.lane());
    }

    /** How many may go now. */
    int ready() {
        return ready.size();
    }

    /** The next of those to go; it comes back by {@link #moved}. */
    Job next() {
        return ready.remove();
    }

    boolean wantsMore() {
        return more && stirred;
    }

    /** Takes one that may go next, or behind the one of its lane that is here. */
    void ready(Job job) {
        if (lanes.add(job.lane())) {
            ready.add(job);
        } else {
            behind.computeIfAbsent(job.lane(), lane -> new ArrayDeque<>()).add(job);
        }
    }

    /** The store was asked, and has more that is due. */
    void loadedSome() {
        stirred = true;
    }

    /**
     * The store was asked, and gave all that is due.
     *
     * @param beyond whether it holds open deliveries that are not here now
     * @param nextDue when the next of those is due; null when none waits for a time
     */
    void loadedAll(boolean beyond, @Nullable Instant nextDue) {
        stirred = false;
        storeDue = nextDue;
        more = beyond || changed;
    }

    Set<Long> known() {
        Set<Long> ids = new HashSet<>(sending.keySet());
        ready.forEach(job -> ids.add(job.id()));
        waiting.forEach(job -> ids.add(job.id()));
        behind.values().forEach(line -> line.forEach(job -> ids.add(job.id())));
        return ids;
    }

    int sending() {
        return sending.size();
    }

    /** The delivery on the wire, taken off it; null when this attempt is not the one that is under way. */
    @Nullable
    Job sent(long delivery, int attempt) {
        Job job = sending.get(delivery);
        if (job == null || job.row().state().attempts() != attempt) {
            return null;
        }
        return sending.remove(delivery);
    }

    /** Puts a delivery where its phase belongs. */
    void moved(Job job) {
        Phase phase = job.row().state().phase();
        if (phase == Phase.SENDING) {
            lanes.add(job.lane());
            sending.put(job.id(), job);
        } else if (phase == Phase.PENDING || phase == Phase.IN_DOUBT) {
            hold(job);
        } else {
            letNextGo(job.lane());
        }
    }

    private void letNextGo(long lane) {
        Deque<Job> line = behind.get(lane);
        if (line == null) {
            lanes.remove(lane);
            changed = true;
            return;
        }
        ready.add(line.remove());
        if (line.isEmpty()) {
            behind.remove(lane);
        }
    }

    private void hold(Job job) {
        if (waiting.size() < WAITING) {
            lanes.add(job.lane());
            waiting.add(job);
        } else {
            leaveLaneInStore(job);
            leaveInStore();
            Instant time = time(job);
            storeDue = storeDue == null || time.isBefore(storeDue) ? time : storeDue;
        }
    }

    @Nullable
    Instant nextDue(Instant now) {
        if (!ready.isEmpty() || (more && stirred)) {
            return now;
        }
        Instant first = waiting.isEmpty() ? null : time(waiting.element());
        if (first == null) {
            return storeDue;
        }
        return storeDue != null && storeDue.isBefore(first) ? storeDue : first;
    }

    boolean isIdle() {
        return sending.isEmpty();
    }

    private static Instant time(Job job) {
        Instant time = job.row().state().nextAt();
        return time == null ? Instant.EPOCH : time;
    }
}
