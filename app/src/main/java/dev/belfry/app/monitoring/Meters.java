package dev.belfry.app.monitoring;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The metrics that count on their own, by their meter. Usable from any thread. */
final class Meters {
    /** From a receiver on the same machine to the longest time-out. */
    private static final double[] SECONDS = {.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300};

    private final Map<Meter, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Meter, Gauge> gauges = new ConcurrentHashMap<>();
    private final Map<Meter, Histogram> histograms = new ConcurrentHashMap<>();
    private final PrometheusRegistry registry;

    Meters(PrometheusRegistry registry) {
        this.registry = registry;
    }

    Counter counter(Meter meter) {
        return counters.computeIfAbsent(
                meter,
                unknown -> Counter.builder()
                        .name(meter.metric())
                        .help(meter.help())
                        .labelNames(meter.labels().toArray(String[]::new))
                        .withoutExemplars()
                        .register(registry));
    }

    Gauge gauge(Meter meter) {
        return gauges.computeIfAbsent(
                meter,
                unknown -> Gauge.builder()
                        .name(meter.metric())
                        .help(meter.help())
                        .labelNames(meter.labels().toArray(String[]::new))
                        .withoutExemplars()
                        .register(registry));
    }

    Histogram histogram(Meter meter) {
        return histograms.computeIfAbsent(
                meter,
                unknown -> Histogram.builder()
                        .name(meter.metric())
                        .help(meter.help())
                        .labelNames(meter.labels().toArray(String[]::new))
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .withoutExemplars()
                        .register(registry));
    }

    /** A constant as the value of a label: {@code in_doubt}. */
    static String labelValue(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A metric whose numbers are read when somebody asks. */
    static GaugeSnapshot.Builder read(Meter meter) {
        return GaugeSnapshot.builder().name(meter.metric()).help(meter.help());
    }

    /** One number of such a metric. */
    static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
