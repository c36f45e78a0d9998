package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.query.Query;
import dev.belfry.velociraptor.query.Server;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Asks a real server in one organisation, with the queries in {@link Queries}. */
final class LiveLabelServer implements LabelServer {
    /** With ids of 64 letters well below the 1 MiB a request should stay within; the server refuses 4 MiB. */
    static final int IDS_PER_QUERY = 5_000;

    private final Server server;
    private final String org;
    private final BrokenRows brokenRows;
    private final OwnRemovals ownRemovals;

    LiveLabelServer(Server server, String org, BrokenRows brokenRows, OwnRemovals ownRemovals) {
        this.server = server;
        this.org = org;
        this.brokenRows = brokenRows;
        this.ownRemovals = ownRemovals;
    }

    @Override
    public Parties parties() throws VelociraptorException, InterruptedException {
        return server.parties();
    }

    @Override
    public String version() throws VelociraptorException, InterruptedException {
        return server.version(org);
    }

    @Override
    public Instant clients(Label label, long seconds, Consumer<ClientRow> rows)
            throws VelociraptorException, InterruptedException {
        Query query = Queries.clients(label, seconds);
        Instant began =
                server.run(org, query, row -> ClientRow.read(row).ifPresentOrElse(rows, () -> brokenRows.add(row)));
        brokenRows.report(query.name());
        return began;
    }

    @Override
    public Instant lookUp(Collection<ClientId> clients, Consumer<ClientRow> rows)
            throws VelociraptorException, InterruptedException {
        Instant began = null;
        for (List<ClientId> some : portions(clients)) {
            Instant at = server.run(
                    org, Queries.lookUp(some), row -> ClientRow.read(row).ifPresent(rows));
            began = began == null ? at : began;
        }
        return began == null ? Instant.EPOCH : began;
    }

    @Override
    public Instant changes(Instant from, Consumer<AuditRow> rows) throws VelociraptorException, InterruptedException {
        // A row that cannot be read is one about a client that cannot be: the log has whatever was asked for.
        String self = parties().user();
        List<AuditRow> removals = new ArrayList<>();
        Instant began = server.run(
                org,
                Queries.changes(from),
                row -> AuditRow.read(row).ifPresent(change -> {
                    rows.accept(change);
                    if (change.change() == Change.REMOVED && change.by().equals(self)) {
                        removals.add(change);
                    }
                }));
        ownRemovals.readAt(began);
        removals.forEach(ownRemovals::found);
        return began;
    }

    @Override
    public Truth check(Label label, Collection<ClientId> clients) throws VelociraptorException, InterruptedException {
        Map<ClientId, Boolean> labelled = new HashMap<>();
        Instant at = Instant.EPOCH;
        for (List<ClientId> some : portions(clients)) {
            at = server.run(org, Queries.check(label, some), row -> takeCheck(row, labelled));
        }
        return new Truth(at, labelled);
    }

    /** Absent is {@code false}, present an object; anything else is no answer. */
    private static void takeCheck(JsonObject row, Map<ClientId, Boolean> labelled) {
        row.text("client_id").flatMap(ClientId::parse).ifPresent(client -> {
            if (row.get("r") instanceof JsonObject) {
                labelled.put(client, true);
            } else if (row.get("r").equals(JsonBoolean.FALSE)) {
                labelled.put(client, false);
            }
        });
    }

    @Override
    public void change(Change change, Label label, Collection<ClientId> clients)
            throws VelociraptorException, InterruptedException {
        if (change == Change.REMOVED) {
            ownRemovals.ordered(label, clients);
        }
        for (List<ClientId> some : portions(clients)) {
            server.run(org, Queries.change(change, label, some), row -> {});
        }
    }

    private static List<List<ClientId>> portions(Collection<ClientId> clients) {
        List<ClientId> all = List.copyOf(clients);
        List<List<ClientId>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
            portions.add(all.subList(from, Math.min(all.size(), from + IDS_PER_QUERY)));
        }
        return portions;
    }

    @Override
    public int timesConnected() {
        return server.timesConnected();
    }

    @Override
    public Set<String> rights() throws VelociraptorException, InterruptedException {
        Set<String> rights = new TreeSet<>();
        server.run(
                org,
                Queries.rights(),
                row -> row.object("me")
                        .flatMap(me -> me.object("effective_policy"))
                        .ifPresent(policy -> policy.members().forEach((right, has) -> {
                            if (has.equals(JsonBoolean.TRUE)) {
                                rights.add(right);
                            }
                        })));
        return rights;
    }
}
