package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.policy.Destination;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears. */
final class News implements Listener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void raised(Alert alert, List<Destination> destinations, Reason because) {
        lines.add("raised " + alert.content().title() + " revision " + alert.revision());
    }

    @Override
    public void moved(Alert alert, String sink, DeliveryState state, Reason because) {
        lines.add(sink + " " + state.phase().word() + " " + state.attempts());
    }

    @Override
    public void told(Alert alert) {
        lines.add("told " + alert.content().title());
    }

    @Override
    public void settled(String rule, String key, Settlement found) {
        lines.add("settled " + key + " " + found.getClass().getSimpleName());
    }

    @Override
    public void threw(String rule, String key, RuntimeException defect) {
        lines.add("threw " + key + " " + defect.getMessage());
    }

    @Override
    public void storm(String sink, StormNews news) {
        lines.add(sink + " storm " + news.getClass().getSimpleName());
    }

    @Override
    public void circuit(String sink, CircuitOutput news) {
        lines.add(sink + " circuit " + news.getClass().getSimpleName());
    }
}
