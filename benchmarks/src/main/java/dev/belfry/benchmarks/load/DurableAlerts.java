package dev.belfry.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Once-only alerts through the engine into the store, from the event to the settlement: 1,000 events a batch, one alert
 * each, to a sink and a source that answer at once.
 */
final class DurableAlerts implements Scenario {
    private static final int BATCH = 1_000;
    private static final int BATCHES = 50;
    /** The compilers are busy for about as long. */
    private static final int WARM_UP = 40;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int batches = size.of(BATCHES);
        try (Pipeline warmUp = new Pipeline(folder.resolve("warm-up.db"), 16)) {
            warmUp.allAtOnce(size.of(WARM_UP), BATCH);
        }
        List<Figure> figures = new ArrayList<>();
        Path file = folder.resolve("wide.db");
        try (Pipeline wide = new Pipeline(file, BATCH)) {
            Lap lap = Lap.of(() -> wide.oneByOne(batches, BATCH));
            figures.add(figure("Durable alerts, 1,000 in flight", lap, batches, "10,000 alerts/s"));
        }
        Lap plain = PlainSqlite.write(file, folder.resolve("plain.db"), BATCH);
        figures.add(figure("Peer: the same rows and commits by plain JDBC", plain, batches, ""));
        try (Pipeline narrow = new Pipeline(folder.resolve("narrow.db"), 16)) {
            Lap lap = Lap.of(() -> narrow.oneByOne(batches, BATCH));
            figures.add(figure("Durable alerts, 16 in flight", lap, batches, ""));
        }
        try (Pipeline behind = new Pipeline(folder.resolve("behind.db"), 16)) {
            Lap lap = Lap.of(() -> behind.allAtOnce(batches, BATCH));
            figures.add(figure("Durable alerts, 16 in flight, all raised before any is heard", lap, batches, ""));
        }
        return figures;
    }

    private static Figure figure(String what, Lap lap, int batches, String aim) {
        long alerts = (long) batches * BATCH;
        String count = String.format(Locale.ROOT, " (%,d)", alerts);
        return new Figure(what + count, lap.perSecond(alerts) + " alerts/s, " + lap.cpuEach(alerts), aim);
    }
}
