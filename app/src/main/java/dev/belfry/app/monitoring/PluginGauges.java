package dev.belfry.app.monitoring;

import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.config.PluginGauge;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What plugins have to show. Plugins that offer a gauge of one name share a metric, and the sentence of the first. */
final class PluginGauges implements MultiCollector {
    /** No plugin's name can so become one of ours. */
    static final String PREFIX = "belfry_plugin_";

    private static final int LONGEST_HELP = 200;

    private volatile List<PluginGauge> gauges = List.of();

    void use(List<PluginGauge> offered) {
        gauges = List.copyOf(offered);
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, GaugeSnapshot.Builder> metrics = new TreeMap<>();
        for (PluginGauge offered : gauges) {
            double value = offered.gauge().value();
            if (!Double.isNaN(value)) {
                String name = PREFIX + offered.gauge().name();
                Labels labels = Labels.of(offered.kind().toString(), offered.plugin(), "type", offered.type());
                metrics.computeIfAbsent(name, unknown -> metric(name, offered)).dataPoint(Meters.point(value, labels));
            }
        }
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        metrics.values().forEach(metric -> all.metricSnapshot(metric.build()));
        return all.build();
    }

    private static GaugeSnapshot.Builder metric(String name, PluginGauge first) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(VisibleText.line(first.gauge().help(), LONGEST_HELP));
    }
}
