package dev.belfry.velociraptor.clients;

import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts on the labels that say that a client was told of, where the one that was watched for is off. But not where it came
 * back with a crash of the server after a person had removed it: that is settled too, and nobody was told.
 */
final class Marking {
    /** Longer than a server is usually away after a crash. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final LabelServer server;
    private final List<Label> marks;

    Marking(LabelServer server, List<Label> marks) {
        this.server = server;
        this.marks = List.copyOf(marks);
    }

    /**
     * The same settlements, but for clients that do not take a label.
     *
     * @param handles what was settled, for each client; all of one label
     */
    Map<ClientId, Settlement> of(Map<ClientId, Settlement> settlements, Map<ClientId, LabelHandle> handles)
            throws VelociraptorException, InterruptedException {
        if (marks.isEmpty()) {
            return settlements;
        }
        Set<ClientId> off = new LinkedHashSet<>();
        settlements.forEach((client, settlement) -> {
            if (settlement instanceof Done) {
                off.add(client);
            }
        });
        off.removeAll(unwanted(handles));
        Map<ClientId, Settlement> marked = new HashMap<>(settlements);
        for (Label mark : marks) {
            for (ClientId client : putOn(mark, off)) {
                marked.put(client, new Failed("label " + mark.text() + " does not stay on"));
            }
        }
        return marked;
    }

    /** Whose label a person had removed before it was found on. */
    private Set<ClientId> unwanted(Map<ClientId, LabelHandle> handles)
            throws VelociraptorException, InterruptedException {
        String self = server.parties().user();
        Instant earliest = handles.values().stream()
                .map(LabelHandle::readAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Map<ClientId, List<AuditRow>> rows = new HashMap<>();
        server.changes(earliest.minus(LOOK_BACK), row -> {
            LabelHandle handle = handles.get(row.client());
            if (handle != null && handle.label().is(row.label()) && row.time().isBefore(handle.readAt())) {
                rows.computeIfAbsent(row.client(), client -> new ArrayList<>()).add(row);
            }
        });
        Set<ClientId> unwanted = new LinkedHashSet<>();
        rows.forEach((client, own) -> Wanted.by(
                        own.stream().filter(row -> !row.by().equals(self)).toList())
                .filter(wanted -> !wanted.isOn())
                .ifPresent(removed -> unwanted.add(client)));
        return unwanted;
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
