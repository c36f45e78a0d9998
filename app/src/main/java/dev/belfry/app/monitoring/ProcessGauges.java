package dev.belfry.app.monitoring;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** The few numbers of the process that tell of a leak, under the names that dashboards know. Costs nothing until asked. */
final class ProcessGauges implements MultiCollector {
    private static final double MILLIS = 1_000;
    private static final double NANOS = 1e9;

    private final String version;

    ProcessGauges(String version) {
        this.version = version;
    }

    @Override
    public MetricSnapshots collect() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        all.metricSnapshot(gauge(
                Meter.BUILD,
                1,
                Labels.of("version", version, "java", String.valueOf(System.getProperty("java.version")))));
        all.metricSnapshot(
                gauge(Meter.PROCESS_START, ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS));
        all.metricSnapshot(
                gauge(Meter.THREADS, ManagementFactory.getThreadMXBean().getThreadCount()));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        all.metricSnapshot(gauge(Meter.MEMORY_USED, (double) heap.getUsed(), Labels.of("area", "heap")));
        all.metricSnapshot(gauge(Meter.MEMORY_MAX, (double) heap.getMax(), Labels.of("area", "heap")));
        system(all);
        return all.build();
    }

    private static void system(MetricSnapshots.Builder all) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            all.metricSnapshot(CounterSnapshot.builder()
                    .name("process_cpu_seconds")
                    .help(Meter.PROCESS_CPU.help())
                    .dataPoint(CounterDataPointSnapshot.builder()
                            .value(system.getProcessCpuTime() / NANOS)
                            .build())
                    .build());
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            all.metricSnapshot(gauge(Meter.PROCESS_FDS, (double) unix.getOpenFileDescriptorCount()));
        }
    }

    private static MetricSnapshot gauge(Meter meter, double value) {
        return gauge(meter, value, Labels.EMPTY);
    }

    private static MetricSnapshot gauge(Meter meter, double value, Labels labels) {
        return Meters.read(meter).dataPoint(Meters.point(value, labels)).build();
    }
}
