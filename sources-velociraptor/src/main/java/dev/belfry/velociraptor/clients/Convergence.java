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
import java.util.List;
import java.util.Map;
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
        Map<ClientId, AuditRow> wishes = wishes();
        Map<Change, List<ClientId>> todo = new EnumMap<>(Change.class);
        for (ClientId client : List.copyOf(open.keySet())) {
            Boolean labelled = truth.labelled().get(client);
            AuditRow wish = wishes.get(client);
            Change wanted = wish == null ? Change.REMOVED : wish.change();
            if (labelled == null) {
                settle(client, new Failed("the server does not say whether it has label " + label.text()));
            } else if (labelled == (wanted == Change.SET)) {
                settle(client, agreement(truth.at(), wish));
            } else {
                todo.computeIfAbsent(wanted, change -> new ArrayList<>()).add(client);
            }
        }
        for (Map.Entry<Change, List<ClientId>> change : todo.entrySet()) {
            server.change(change.getKey(), label, change.getValue());
        }
    }

    /** The last wish of a person for each client, made no earlier than the read in which its label was found on. */
    private Map<ClientId, AuditRow> wishes() throws VelociraptorException, InterruptedException {
        String self = server.parties().user();
        Map<ClientId, AuditRow> wishes = new HashMap<>();
        server.changes(earliest(), row -> {
            if (isWish(row) && !row.by().equals(self)) {
                wishes.merge(row.client(), row, (a, b) -> b.time().isBefore(a.time()) ? a : b);
            }
        });
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

    private static Settlement agreement(Instant at, @Nullable AuditRow wish) {
        if (wish == null) {
            return new Done(at, null);
        }
        return wish.change() == Change.SET ? new Kept(wish.time()) : new Done(at, wish.time());
    }

    private void settle(ClientId client, Settlement settlement) {
        open.remove(client);
        settled.put(client, settlement);
    }
}
