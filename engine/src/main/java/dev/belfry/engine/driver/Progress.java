package dev.belfry.engine.driver;

import dev.belfry.core.rule.Rule.Ending;
import dev.belfry.core.rule.Rule.How;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far an alert's deliveries have come. */
final class Progress {
    private final AlertRow alert;
    private final Map<Long, DeliveryEnd> ends = new LinkedHashMap<>();

    Progress(AlertRow alert, List<DeliveryEnd> deliveries) {
        this.alert = alert;
        deliveries.forEach(end -> ends.put(end.id(), end));
    }

    AlertRow alert() {
        return alert;
    }

    void moved(long delivery, Phase phase) {
        ends.computeIfPresent(delivery, (id, end) -> new DeliveryEnd(id, end.sink(), end.need(), phase));
    }

    /** Whether every required sink has it. An alert that goes nowhere is never told. */
    boolean isTold() {
        return !ends.isEmpty()
                && ends.values().stream()
                        .allMatch(end -> end.need() == Need.ALSO || end.phase().isTold());
    }

    boolean isOver() {
        return ends.values().stream().noneMatch(end -> end.phase().isOpen());
    }

    List<Ending> endings(Names sinks) {
        List<Ending> endings = new ArrayList<>();
        for (DeliveryEnd end : ends.values()) {
            String sink = sinks.name(end.sink());
            if (sink != null && end.phase().isTold()) {
                endings.add(new Ending(sink, how(end.phase())));
            }
        }
        return endings;
    }

    private static How how(Phase phase) {
        return switch (phase) {
            case SUPPRESSED -> How.SUPPRESSED;
            case WAIVED -> How.DROPPED;
            default -> How.DELIVERED;
        };
    }
}
