package dev.belfry.engine.driver;

import dev.belfry.engine.store.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One round of the driver: what it writes in one commit, and what it does and says afterwards. */
public final class Turn {
    private final Instant now;
    private final Changes changes = new Changes();
    private final List<Sending> sendings = new ArrayList<>();
    private final List<Asking> askings = new ArrayList<>();
    private final Set<String> committed = new HashSet<>();
    private final List<Runnable> news = new ArrayList<>();

    Turn(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Changes changes() {
        return changes;
    }

    /** Whether there is anything to write. */
    public boolean hasChanges() {
        return !changes.isEmpty();
    }

    void send(Sending sending) {
        sendings.add(sending);
    }

    void ask(Asking asking) {
        askings.add(asking);
    }

    void committed(String source) {
        committed.add(source);
    }

    /** Says something once the commit is done. */
    void tell(Runnable saying) {
        news.add(saying);
    }

    List<Sending> sendings() {
        return sendings;
    }

    List<Asking> askings() {
        return askings;
    }

    Set<String> committed() {
        return committed;
    }

    List<Runnable> news() {
        return news;
    }
}
