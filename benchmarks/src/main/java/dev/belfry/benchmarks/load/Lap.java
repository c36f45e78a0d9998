package dev.belfry.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * How long something took.
 *
 * @param cpu of all threads of this process, those of its compiler and collector among them
 */
record Lap(Duration wall, Duration cpu) {
    /** What takes time. */
    interface Work {
        void run() throws Exception;
    }

    static Lap of(Work work) throws Exception {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        work.run();
        return new Lap(Duration.ofNanos(System.nanoTime() - start), Duration.ofNanos(cpuNanos() - cpu));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** {@code 123,456}. */
    String perSecond(long count) {
        return String.format(Locale.ROOT, "%,.0f", count * 1e9 / wall.toNanos());
    }

    /** {@code 123 µs CPU each}. */
    String cpuEach(long count) {
        return String.format(Locale.ROOT, "%,.1f µs CPU each", cpu.toNanos() / 1e3 / count);
    }

    /** {@code 1.23 s (CPU 0.45 s)}. */
    String seconds() {
        return String.format(Locale.ROOT, "%.2f s (CPU %.2f s)", wall.toNanos() / 1e9, cpu.toNanos() / 1e9);
    }
}
