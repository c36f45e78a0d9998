package dev.belfry.engine.driver;

import dev.belfry.core.rule.Rule.Ending;
import dev.belfry.core.rule.Rule.How;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryEnd;
import dev.belfry.engine.store.StateAddress;
import java.util.ArrayList;
import java.util.List;

/** How far an alert's deliveries have come. Many are remembered, so it keeps nothing of what the alert says. */
final class Progress {
    private final long alert;
    private final StateAddress address;
    private final String episode;
    private final List<DeliveryEnd> ends;

    Progress(AlertRow alert, List<DeliveryEnd> deliveries) {
        this.alert = alert.id();
        this.address = new StateAddress(alert.rule(), alert.subject());
        this.episode = alert.episode();
        this.ends = new ArrayList<>(deliveries);
    }

    long alert() {
        return alert;
    }

    /** Whose rule is to hear of it. */
    StateAddress address() {
        return address;
    }

    String episode() {
        return episode;
    }

    void moved(long delivery, Phase phase) {
        ends.replaceAll(end -> end.id() == delivery ? new DeliveryEnd(delivery, end.sink(), end.need(), phase) : end);
    }

    /** Whether every required sink has it. An alert that goes nowhere is never told. */
    boolean isTold() {
        return !ends.isEmpty()
                && ends.stream()
                        .allMatch(end -> end.need() == Need.ALSO || end.phase().isTold());
    }

    boolean isOver() {
        return ends.stream().noneMatch(end -> end.phase().isOpen());
    }

    List<Ending> endings(Names sinks) {
        List<Ending> endings = new ArrayList<>();
        for (DeliveryEnd end : ends) {
            String sink = sinks.name(end.sink());
            if (sink != null && end.phase().isTold()) {
                endings.add(new Ending(sink, how(end.phase())));
            }
        }
        return endings;
    }

    private static How how(Phase phase) {
        return phase == Phase.WAIVED ? How.WAIVED : How.DELIVERED;
    }
}
