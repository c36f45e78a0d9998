package dev.belfry.engine.run;

import dev.belfry.core.event.Handle;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One source's thread: polls when it is time and the last batch is on disk, and settles what rules ask for in between.
 * A source that fails is left alone for a while, longer each time.
 */
final class SourceLoop implements Runnable {
    private static final int EVENTS = 1_000;
    private static final int HANDLES = 1_000;
    /** After how many looks, a second apart, a call of the source hangs: five minutes. */
    static final int HANGS = 300;

    private static final String HUNG = "did not come back for 5 min, and was interrupted";

    private final SourceSlot slot;
    private final InstantSource clock;
    private final Outlet inbox;
    private final RunListener listener;
    private final SourceDesk desk;
    private final Map<String, Checkpoint> checkpoints;
    private final SourcePatience patience;
    private final SourcePulse pulse;
    private final WatchedCall call = new WatchedCall(HANGS);
    private boolean examined;

    SourceLoop(
            SourceSlot slot,
            Map<String, Checkpoint> checkpoints,
            InstantSource clock,
            Outlet inbox,
            RunListener listener) {
        this.slot = slot;
        this.checkpoints = new HashMap<>(checkpoints);
        this.clock = clock;
        this.inbox = inbox;
        this.listener = listener;
        this.desk = new SourceDesk(clock.instant());
        this.patience = new SourcePatience(slot.name());
        this.pulse = new SourcePulse(slot.name());
    }

    SourceDesk desk() {
        return desk;
    }

    @Override
    public void run() {
        try {
            while (!desk.isStopped()) {
                turn();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        SourceDesk.Work work = desk.next(clock);
        call.begin();
        try {
            work(work);
        } finally {
            call.end();
        }
    }

    private void work(SourceDesk.Work work) throws InterruptedException {
        try {
            if (work instanceof SourceDesk.Poll) {
                poll();
            } else if (work instanceof SourceDesk.Settle settle) {
                settle(settle.askings());
            }
        } catch (SourceException e) {
            failed(new SourceTrouble(e.kind(), String.valueOf(e.getMessage())), work);
        } catch (InterruptedException e) {
            if (desk.isStopped()) {
                throw e;
            }
            String why = call.end() ? HUNG : "the plugin interrupted itself";
            failed(new SourceTrouble(SourceException.Kind.RETRY, why), work);
        } catch (RuntimeException defect) {
            failed(new SourceTrouble(SourceException.Kind.RETRY, "the plugin threw " + defect), work);
        }
    }

    /** Called every second or so by the watch. */
    void look() {
        if (call.look()) {
            Instant now = clock.instant();
            inbox.put(new Input.Health(slot.name(), "hanging", "does not come back", now, now));
            listener.hung(slot.name(), "does not come back for 5 min; it is interrupted, and the others go on");
        }
    }

    private void poll() throws SourceException, InterruptedException {
        examineFirst();
        Instant now = clock.instant();
        Batch batch = slot.source().poll(Map.copyOf(checkpoints), new Limits(EVENTS, slot.reach(), now));
        recovered();
        listener.polled(slot.name(), batch.events().size());
        checkpoints.put(batch.split(), batch.checkpoint());
        desk.polled(batch.pollAgainAt(), now);
        inbox.put(new Input.Read(slot.name(), batch));
        pulse.is("ok", "", now).ifPresent(inbox::put);
    }

    private void examineFirst() throws SourceException, InterruptedException {
        if (examined) {
            return;
        }
        List<Finding> findings = slot.source().examine();
        listener.examined(slot.name(), findings);
        String failures = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.FAIL)
                .map(SourceLoop::text)
                .collect(Collectors.joining("; "));
        if (!failures.isEmpty()) {
            throw new SourceException(SourceException.Kind.BLOCKED, failures);
        }
        examined = true;
    }

    private static String text(Finding finding) {
        return finding.remedy() == null ? finding.text() : finding.text() + ". " + finding.remedy();
    }

    private void settle(List<Asking> askings) throws SourceException, InterruptedException {
        List<Handle> handles = askings.stream().map(Asking::handle).toList();
        List<Settlement> settlements = slot.source().settle(handles);
        if (settlements.size() != handles.size()) {
            throw new IllegalStateException(
                    "settled " + settlements.size() + " of " + handles.size() + " handles: one answer each is due");
        }
        recovered();
        found(askings, settlements);
    }

    private void found(List<Asking> askings, List<Settlement> settlements) {
        inbox.put(new Input.Found(askings, settlements));
        desk.settled(askings.size());
    }

    private void failed(SourceTrouble trouble, SourceDesk.@Nullable Work work) {
        Duration again = patience.failed(trouble.kind());
        desk.failed(again, clock.instant());
        listener.sourceFailed(slot.name(), trouble, again);
        String state = trouble.kind() == SourceException.Kind.BLOCKED ? "blocked" : "failing";
        pulse.is(state, trouble.why(), clock.instant()).ifPresent(inbox::put);
        if (work instanceof SourceDesk.Settle settle) {
            List<Settlement> none = new ArrayList<>();
            settle.askings().forEach(asking -> none.add(new Settlement.Failed(trouble.why())));
            found(settle.askings(), none);
        }
    }

    private void recovered() {
        if (patience.recovered()) {
            listener.sourceRecovered(slot.name());
        }
    }

    static int handlesAtOnce() {
        return HANDLES;
    }
}
