package dev.belfry.benchmarks.load;

import dev.belfry.core.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Events of which no rule makes an alert, in batches of 1,000, each batch committed with its checkpoint. */
final class NotFiring implements Scenario {
    private static final int BATCH = 1_000;
    private static final int DIFFERENT_BATCHES = 20;
    private static final int WARM_UP = 500;
    private static final int MEASURED = 2_000;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        return List.of(
                figure("Events no rule has a key for", "none", size, folder),
                figure("Events of 20,000 clients, each with a state that is kept", Visits.KIND, size, folder));
    }

    private static Figure figure(String what, String kind, Size size, Path folder) throws Exception {
        List<List<Event>> batches = IntStream.range(0, DIFFERENT_BATCHES)
                .mapToObj(i -> Visits.batch(Rig.SOURCE, i * BATCH, BATCH, Instant.now()))
                .toList();
        try (Rig rig = new Rig(folder.resolve(kind + ".db"), new KeepingRule(kind), 16)) {
            read(batches, Math.max(DIFFERENT_BATCHES, size.of(WARM_UP)), rig);
            int measured = size.of(MEASURED);
            Lap lap = Lap.of(() -> read(batches, measured, rig));
            long events = (long) measured * BATCH;
            return new Figure(what, lap.perSecond(events) + " events/s, " + lap.cpuEach(events), "100,000 events/s");
        }
    }

    private static void read(List<List<Event>> batches, int count, Rig rig) {
        for (int i = 0; i < count; i++) {
            rig.read(batches.get(i % batches.size()));
        }
    }
}
