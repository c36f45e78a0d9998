package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts back, after a gap, the labels that a crash of the server took off. */
final class Gap {
    /** Longer than from one snapshot to the next. */
    private static final long CRASH_TAKES = 10 * Micros.MINUTE;

    private final Connection server;
    private final Settler settler;
    private final Terms terms;
    private final List<Client> missing = new ArrayList<>();
    private long from;

    Gap(Connection server, Settler settler, Terms terms) {
        this.server = server;
        this.settler = settler;
        this.terms = terms;
    }

    /** One poll sees who lacks a label that was set. */
    void look(Checkpoint checkpoint, Set<Integer> lookUps) throws Unavailable {
        missing.clear();
        if (checkpoint.since() < 0) {
            return;
        }
        from = checkpoint.since() - CRASH_TAKES;
        from = checkpoint.gapFrom() < 0 ? from : Math.min(from, checkpoint.gapFrom());
        List<Row> rows = server.audit(from);
        List<Client> off = new ArrayList<>(server.clients());
        off.removeIf(client -> !isLost(rows, client));
        off.forEach(client -> lookUps.add(client.number));
        server.call();
        off.removeIf(client -> !client.exists || client.label);
        missing.addAll(off);
    }

    /** From when on labels are missing; -1 when none are. */
    long missingFrom() {
        return missing.isEmpty() ? -1 : from;
    }

    /** The next poll puts it on, unless a row that was found since removes it. */
    void putBack() throws Unavailable {
        List<Client> lost = List.copyOf(missing);
        missing.clear();
        if (lost.isEmpty()) {
            return;
        }
        server.awaitRows();
        List<Row> rows = server.audit(from);
        for (Client client : lost) {
            if (isLost(rows, client)) {
                putBack(client, Wanted.by(rows, client.number, terms));
            }
        }
    }

    /** Whether the newest row, whoever wrote it, set the label. */
    private static boolean isLost(List<Row> rows, Client client) {
        boolean set = false;
        for (Row row : rows) {
            set = row.client() == client.number ? row.set() : set;
        }
        return set;
    }

    /** What was put back may be lost once more, when the row of the person who set it is long past. */
    private void putBack(Client client, @Nullable Wanted wanted) throws Unavailable {
        if (wanted == null) {
            server.change(client, true);
        } else if (wanted.on()) {
            settler.settle(client, wanted.since());
        }
    }
}
