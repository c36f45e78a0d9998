package dev.belfry.engine.config;

import dev.belfry.core.plugin.Gauge;
import dev.belfry.engine.plugin.PluginKind;
import java.util.ArrayList;
import java.util.List;

/** Takes the gauges that plugins offer while they are made. */
final class OfferedGauges {
    /** Each is shown for ever, and read at every look: a plugin has a few, not one for each thing it sees. */
    private static final int MOST = 8;

    private final List<PluginGauge> gauges = new ArrayList<>();
    private boolean closed;

    synchronized void offer(PluginKind kind, String plugin, String type, Gauge gauge) {
        List<PluginGauge> others = gauges.stream()
                .filter(other -> other.kind() == kind && other.plugin().equals(plugin))
                .toList();
        if (closed) {
            throw new IllegalStateException("a gauge is offered while the plugin is made, and not later");
        }
        if (others.size() == MOST) {
            throw new IllegalStateException("a plugin has at most " + MOST + " gauges");
        }
        if (others.stream().anyMatch(other -> other.gauge().name().equals(gauge.name()))) {
            throw new IllegalStateException("the gauge " + gauge.name() + " is offered twice");
        }
        gauges.add(new PluginGauge(kind, plugin, type, gauge));
    }

    /** All of them; there will be no more. */
    synchronized List<PluginGauge> close() {
        closed = true;
        return List.copyOf(gauges);
    }
}
