package dev.belfry.benchmarks.load;

import dev.belfry.core.event.Event;
import dev.belfry.core.rule.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Events of which no rule makes an alert, in batches of 1,000, each batch committed with its checkpoint. */
final class NotFiring implements Scenario {
    private static final int BATCH = 1_000;
    private static final int DIFFERENT_BATCHES = 20;
    private static final int WARM_UP = 500;
    private static final int MEASURED = 2_000;
    private static final Duration LONG_AGO = Duration.ofDays(30);

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        Rule<?> seenRecently = BuiltInRule.make();
        return List.of(
                figure("Events no rule has a key for", new KeepingRule("none"), size, folder.resolve("1.db")),
                figure(
                        "Events of 20,000 clients, each with a state that is kept",
                        new KeepingRule(Visits.KIND),
                        size,
                        folder.resolve("2.db")),
                figure(
                        "The same through `seen-recently`, clients offline for 30 days",
                        seenRecently,
                        size,
                        folder.resolve("3.db")));
    }

    private static Figure figure(String what, Rule<?> rule, Size size, Path store) throws Exception {
        Instant now = Instant.now();
        List<List<Event>> batches = IntStream.range(0, DIFFERENT_BATCHES)
                .mapToObj(i -> Visits.batch(Rig.SOURCE, i * BATCH, BATCH, now.minus(LONG_AGO), now))
                .toList();
        try (Rig rig = new Rig(store, rule, 16)) {
            read(batches, Math.max(DIFFERENT_BATCHES, size.of(WARM_UP)), rig);
            int measured = size.of(MEASURED);
            Lap lap = Lap.of(() -> read(batches, measured, rig));
            long events = (long) measured * BATCH;
            return new Figure(what, lap.perSecond(events) + " events/s, " + lap.cpuEach(events), "100,000 events/s");
        }
    }

    private static void read(List<List<Event>> batches, int count, Rig rig) {
        for (int i = 0; i < count; i++) {
            if (!rig.read(batches.get(i % batches.size())).sendings().isEmpty()) {
                throw new IllegalStateException("an alert was raised");
            }
        }
    }
}
