package dev.belfry.velociraptor.clients;

import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.core.source.Settlement.Kept;
import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.clients.LabelServer.Truth;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one label what the last person who touched it since wanted: on if they set it, off otherwise. Works in rounds:
 * look at the labels, then at the log, then change what differs; a client is settled in the round in which nothing
 * differs. So each change is followed by a look at what came of it, and at who wished what meanwhile; a label that was
 * taken off while somebody set it again is put back.
 *
 * <p>A wish whose log row appears only after the last round is not known here. It reaches the rule as an event, which
 * finds it newer than what {@link Done#knew} says and asks to settle again.
 */
final class Convergence {
    /** Enough for somebody who changes their mind; against somebody who never stops, later is better than for ever. */
    private static final int ROUNDS = 5;

    private final LabelServer server;
    private final Label label;
    private final Map<ClientId, LabelHandle> open;
    private final Map<ClientId, Settlement> settled = new HashMap<>();

    /** @param handles at least one, all of this label */
    Convergence(LabelServer server, Label label, Map<ClientId, LabelHandle> handles) {
        this.server = server;
        this.label = label;
        this.open = new LinkedHashMap<>(handles);
    }

    Map<ClientId, Settlement> run() throws VelociraptorException, InterruptedException {
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            round();
        }
        open.keySet()
                .forEach(client -> settled.put(
                        client, new Failed("label " + label.text() + " keeps being changed, or does not change")));
        return settled;
    }

    private void round() throws VelociraptorException, InterruptedException {
        Truth truth = server.check(label, open.keySet());
        Map<ClientId, Wanted> wishes = wishes();
        Map<Change, List<ClientId>> todo = new EnumMap<>(Change.class);
        for (ClientId client : List.copyOf(open.keySet())) {
            Boolean labelled = truth.labelled().get(client);
            Wanted wish = wishes.get(client);
            Change wanted = wish == null ? Change.REMOVED : wish.change();
            if (labelled == null) {
                settle(client, new Failed("the server does not say whether it has label " + label.text()));
            } else if (labelled == (wanted == Change.SET)) {
                settle(client, agreement(truth.at(), wish));
            } else {
                todo.computeIfAbsent(wanted, change -> new ArrayList<>()).add(client);
            }
        }
        remove(todo.getOrDefault(Change.REMOVED, List.of()));
        putOn(todo.getOrDefault(Change.SET, List.of()), truth.at(), wishes);
    }

    private void remove(List<ClientId> clients) throws VelociraptorException, InterruptedException {
        if (!clients.isEmpty()) {
            server.change(Change.REMOVED, label, clients);
        }
    }

    /** But on none that is gone: the server would make a client out of nothing. */
    private void putOn(List<ClientId> clients, Instant at, Map<ClientId, Wanted> wishes)
            throws VelociraptorException, InterruptedException {
        if (clients.isEmpty()) {
            return;
        }
        Set<ClientId> there = new LinkedHashSet<>();
        server.lookUp(clients, row -> there.add(row.id()));
        clients.stream()
                .filter(client -> !there.contains(client))
                .forEach(gone -> settle(
                        gone,
                        new Done(at, Objects.requireNonNull(wishes.get(gone)).newest())));
        if (!there.isEmpty()) {
            server.change(Change.SET, label, there);
        }
    }

    /** What people want for each client, by what they did no earlier than the read in which its label was found on. */
    private Map<ClientId, Wanted> wishes() throws VelociraptorException, InterruptedException {
        String self = server.parties().user();
        Map<ClientId, List<AuditRow>> rows = new HashMap<>();
        server.changes(earliest(), row -> {
            if (isWish(row) && !row.by().equals(self)) {
                rows.computeIfAbsent(row.client(), client -> new ArrayList<>()).add(row);
            }
        });
        Map<ClientId, Wanted> wishes = new HashMap<>();
        rows.forEach((client, own) -> Wanted.by(own).ifPresent(wanted -> wishes.put(client, wanted)));
        return wishes;
    }

    private boolean isWish(AuditRow row) {
        LabelHandle handle = open.get(row.client());
        return handle != null && label.is(row.label()) && !row.time().isBefore(from(handle));
    }

    private Instant earliest() {
        return open.values().stream()
                .map(Convergence::from)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The log has milliseconds where the read has microseconds. */
    private static Instant from(LabelHandle handle) {
        return handle.readAt().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Settlement agreement(Instant at, @Nullable Wanted wish) {
        if (wish == null) {
            return new Done(at, null);
        }
        return wish.isOn() ? new Kept(wish.since()) : new Done(at, wish.newest());
    }

    private void settle(ClientId client, Settlement settlement) {
        open.remove(client);
        settled.put(client, settlement);
    }
}
