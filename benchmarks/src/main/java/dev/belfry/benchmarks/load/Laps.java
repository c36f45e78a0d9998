package dev.belfry.benchmarks.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The same thing measured several times: a machine that is shared is not the same twice. */
final class Laps {
    private Laps() {}

    /** The median, the slowest and the fastest. */
    static Figure figure(String what, List<Lap> laps, int alerts, String aim) {
        List<Lap> sorted = laps.stream().sorted(Comparator.comparing(Lap::wall)).toList();
        Lap median = sorted.get(sorted.size() / 2);
        String range = sorted.get(sorted.size() - 1).perSecond(alerts) + " to "
                + sorted.get(0).perSecond(alerts);
        return new Figure(
                what + String.format(Locale.ROOT, " (%d times %,d)", laps.size(), alerts),
                median.perSecond(alerts) + " alerts/s (median; " + range + "), " + median.cpuEach(alerts),
                aim);
    }
}
