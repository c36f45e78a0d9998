package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Settlement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and settles in the order the design gives. */
final class Source {
    private final World world;
    private final Terms terms;
    private final Connection server;
    private final Settler settler;
    private final Gap gap;
    /** Whether a label may be missing, or may have been, without a poll having seen it. */
    private boolean afterGap = true;

    private int breaks;
    private final Set<Integer> lookUps = new HashSet<>();
    /** Numbers of rows that a poll has brought. */
    private final Set<Integer> delivered = new HashSet<>();

    Source(World world, Terms terms, Runnable meanwhile) {
        this.world = world;
        this.terms = terms;
        this.server = new Connection(world, terms, meanwhile);
        this.settler = new Settler(server, terms);
        this.gap = new Gap(server, settler, terms);
    }

    Polled poll(Checkpoint checkpoint) throws Unavailable {
        noticeBrokenConnection();
        boolean looking = afterGap && !terms.has(Flaw.NOT_PUT_BACK);
        // Until all of it has succeeded.
        afterGap = true;
        gap.putBack();
        if (looking) {
            gap.look(checkpoint, lookUps);
        }
        Polled polled = terms.has(Flaw.AUDIT_FIRST) ? auditFirst(checkpoint) : clientsFirst(checkpoint);
        afterGap = false;
        return polled;
    }

    Settlement settle(Handle handle) {
        int client =
                Integer.parseInt(handle.value().text("client").orElseThrow().substring(2));
        long readAt = Micros.of(handle.value().time("read-at").orElseThrow());
        try {
            return settler.settle(server.client(client), Micros.cut(readAt));
        } catch (Unavailable down) {
            afterGap = true;
            return new Settlement.Failed("the server did not answer");
        }
    }

    private Polled clientsFirst(Checkpoint checkpoint) throws Unavailable {
        Read read = readClients(checkpoint);
        server.awaitRows();
        long auditAt = world.now();
        List<Row> rows = server.audit(checkpoint.auditFrom());
        return polled(read, rows, auditAt, checkpoint);
    }

    private Polled auditFirst(Checkpoint checkpoint) throws Unavailable {
        long auditAt = world.now();
        List<Row> rows = server.audit(checkpoint.auditFrom());
        return polled(readClients(checkpoint), rows, auditAt, checkpoint);
    }

    private boolean isLookedUp(Client client) {
        return lookUps.contains(client.number) && !terms.has(Flaw.NARROW);
    }

    /** Whoever's label was set since the last poll is read by the next one, however long ago it was seen. */
    private void lookUpNext(List<Row> rows) {
        lookUps.clear();
        for (Row row : rows) {
            if (delivered.add(row.number()) && row.set()) {
                lookUps.add(row.client());
            }
        }
    }

    private Polled polled(Read read, List<Row> rows, long auditAt, Checkpoint checkpoint) {
        lookUpNext(rows);
        long overlap = terms.has(Flaw.NO_OVERLAP) ? 0 : terms.lag() + Micros.SECOND;
        Events events = new Events(terms, read.at, checkpoint.since());
        return new Polled(
                read.at,
                events.of(rows, read.seen),
                new Checkpoint(read.at, auditAt - overlap, gap.missingFrom()),
                read.expected);
    }

    /** What a read of the labelled clients found, and what it should have. */
    private record Read(long at, Map<Client, Long> seen, Map<Integer, Ledger.Visit> expected) {}

    private Read readClients(Checkpoint checkpoint) throws Unavailable {
        long readAt = server.call();
        Map<Integer, Ledger.Visit> expected = world.ledger.expected(readAt, checkpoint.since());
        long since = checkpoint.since() < 0 ? readAt : checkpoint.since();
        long window = Math.min(readAt - terms.within(), since) - Micros.SECOND;
        Map<Client, Long> seen = new LinkedHashMap<>();
        for (Client client : server.clients()) {
            long lastSeen = client.lastSeen(server.call());
            if (client.exists && client.label && (lastSeen >= window || isLookedUp(client))) {
                seen.put(client, lastSeen);
            }
        }
        return new Read(readAt, seen, expected);
    }

    /** A server that started again between two calls is noticed by the connection, whatever the calls say. */
    private void noticeBrokenConnection() {
        afterGap |= breaks != server.breaks() && !terms.has(Flaw.UNNOTICED);
        breaks = server.breaks();
    }
}
