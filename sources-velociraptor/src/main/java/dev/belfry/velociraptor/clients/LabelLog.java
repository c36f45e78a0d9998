package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the log of label changes holds from some time on, for each label and client, in its order. */
final class LabelLog {
    static final LabelLog EMPTY = new LabelLog();

    private final Map<Label, Map<ClientId, List<AuditRow>>> rows = new LinkedHashMap<>();

    private LabelLog() {}

    static LabelLog read(LabelServer server, Instant from, List<Label> labels)
            throws VelociraptorException, InterruptedException {
        LabelLog log = new LabelLog();
        server.changes(
                from,
                row -> labels.stream().filter(label -> label.is(row.label())).forEach(label -> log.add(label, row)));
        return log;
    }

    private void add(Label label, AuditRow row) {
        rows.computeIfAbsent(label, key -> new LinkedHashMap<>())
                .computeIfAbsent(row.client(), client -> new ArrayList<>())
                .add(row);
    }

    /** Those that have rows. */
    Set<Label> labels() {
        return rows.keySet();
    }

    /** Whose newest row, whoever wrote it, sets the label. */
    Set<ClientId> setLast(Label label) {
        Set<ClientId> set = new LinkedHashSet<>();
        of(label).forEach((client, own) -> Wanted.by(own).filter(Wanted::isOn).ifPresent(wanted -> set.add(client)));
        return set;
    }

    /** What others than {@code user} want; empty when they have no row. */
    Optional<Wanted> wantedByOthers(Label label, ClientId client, String user) {
        return Wanted.by(of(label).getOrDefault(client, List.of()).stream()
                .filter(row -> !row.by().equals(user))
                .toList());
    }

    private Map<ClientId, List<AuditRow>> of(Label label) {
        return rows.getOrDefault(label, Map.of());
    }
}
