package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings labels into line with what was told: a batch of handles in as few queries as there are labels. */
final class Settling {
    private final LabelServer server;
    private final String org;
    private final Marking marking;

    /** @param added labels to put on where the one that was watched for is off */
    Settling(LabelServer server, String org, List<Label> added) {
        this.server = server;
        this.org = org;
        this.marking = new Marking(server, added);
    }

    /** Returns one settlement for each handle, in their order. */
    List<Settlement> settle(List<Handle> handles) throws VelociraptorException, InterruptedException {
        List<Optional<LabelHandle>> read = handles.stream()
                .map(handle ->
                        LabelHandle.read(handle).filter(ours -> ours.org().equals(org)))
                .toList();
        Map<Subject, Settlement> settled = new HashMap<>();
        for (Map<ClientId, LabelHandle> ofLabel : byLabel(read)) {
            Label label = ofLabel.values().iterator().next().label();
            Map<ClientId, Settlement> converged = new Convergence(server, label, ofLabel).run();
            marking.of(converged, ofLabel)
                    .forEach((client, settlement) -> settled.put(new Subject(client, label.folded()), settlement));
        }
        List<Settlement> settlements = new ArrayList<>();
        for (Optional<LabelHandle> handle : read) {
            settlements.add(handle.map(ours -> settled.get(Subject.of(ours)))
                    .orElseGet(() -> new Failed("the handle is none of org " + org)));
        }
        return settlements;
    }

    /** For each label its clients. Of two handles for one client the later one counts: it knew of all before it. */
    private static List<Map<ClientId, LabelHandle>> byLabel(List<Optional<LabelHandle>> handles) {
        Map<String, Map<ClientId, LabelHandle>> byLabel = new LinkedHashMap<>();
        for (Optional<LabelHandle> handle : handles) {
            handle.ifPresent(ours -> byLabel.computeIfAbsent(ours.label().folded(), folded -> new LinkedHashMap<>())
                    .merge(ours.client(), ours, (a, b) -> a.readAt().isAfter(b.readAt()) ? a : b));
        }
        return List.copyOf(byLabel.values());
    }

    /** A client and a folded label: what a settlement is about. */
    private record Subject(ClientId client, String label) {
        static Subject of(LabelHandle handle) {
            return new Subject(handle.client(), handle.label().folded());
        }
    }
}
