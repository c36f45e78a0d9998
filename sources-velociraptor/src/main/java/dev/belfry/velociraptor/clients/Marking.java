package dev.belfry.velociraptor.clients;

import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts on the labels that say that a client was told of, where the one that was watched for is off. */
final class Marking {
    private final LabelServer server;
    private final List<Label> marks;

    Marking(LabelServer server, List<Label> marks) {
        this.server = server;
        this.marks = List.copyOf(marks);
    }

    /** The same settlements, but for clients that do not take a label. */
    Map<ClientId, Settlement> of(Map<ClientId, Settlement> settlements)
            throws VelociraptorException, InterruptedException {
        Set<ClientId> off = new LinkedHashSet<>();
        settlements.forEach((client, settlement) -> {
            if (settlement instanceof Done) {
                off.add(client);
            }
        });
        Map<ClientId, Settlement> marked = new HashMap<>(settlements);
        for (Label mark : marks) {
            for (ClientId client : putOn(mark, off)) {
                marked.put(client, new Failed("label " + mark.text() + " does not stay on"));
            }
        }
        return marked;
    }

    /** Returns those that have it not, although they were given it. */
    private Set<ClientId> putOn(Label mark, Collection<ClientId> clients)
            throws VelociraptorException, InterruptedException {
        Set<ClientId> bare = without(mark, clients);
        if (bare.isEmpty()) {
            return bare;
        }
        Set<ClientId> there = new LinkedHashSet<>();
        server.lookUp(bare, row -> there.add(row.id()));
        if (there.isEmpty()) {
            return there;
        }
        server.change(Change.SET, mark, there);
        // That it was done proves nothing.
        return without(mark, there);
    }

    private Set<ClientId> without(Label mark, Collection<ClientId> clients)
            throws VelociraptorException, InterruptedException {
        if (clients.isEmpty()) {
            return Set.of();
        }
        Map<ClientId, Boolean> labelled = server.check(mark, clients).labelled();
        Set<ClientId> without = new LinkedHashSet<>(clients);
        without.removeIf(client -> labelled.getOrDefault(client, false));
        return without;
    }
}
