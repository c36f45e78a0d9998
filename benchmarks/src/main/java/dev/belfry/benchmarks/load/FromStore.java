package dev.belfry.benchmarks.load;

import dev.belfry.core.source.Settlement;
import dev.belfry.engine.run.RunListener;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Once-only alerts that wait in the store, over a webhook in another process to the settlement. */
final class FromStore implements Scenario {
    private static final int LAP = 40_000;
    /** The compilers are busy for about as long. */
    private static final int WARM_UPS = 3;

    private static final int LAPS = 5;
    private static final int BATCH = 1_000;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int lap = size.of(LAP);
        // Some more than are measured, so that the last are told like those before them.
        fill(folder.resolve("belfry.db"), (WARM_UPS + LAPS) * lap + BATCH);
        Semaphore settled = new Semaphore(0);
        RunListener listener = new RunListener() {
            @Override
            public void settled(String rule, String key, Settlement found) {
                settled.release();
            }
        };
        try (Child receiver = Child.start(ReceiverProcess.class);
                Whole whole = Whole.open(folder, "clients: 0", receiver.ready(), listener)) {
            whole.start();
            await(settled, WARM_UPS * lap);
            List<Lap> laps = new ArrayList<>();
            for (int i = 0; i < LAPS; i++) {
                laps.add(Lap.of(() -> await(settled, lap)));
            }
            List<Lap> plain = new ArrayList<>();
            for (int i = 0; i < LAPS; i++) {
                plain.add(PlainPosts.send(receiver.ready(), lap, Whole.IN_FLIGHT));
            }
            return List.of(
                    Laps.figure("From the store over HTTP, 16 in flight", laps, lap, "8,600 alerts/s"),
                    Laps.figure("Peer: as many POSTs by OkHttp alone, 16 in flight", plain, lap, ""));
        }
    }

    private static void await(Semaphore settled, int count) throws InterruptedException {
        if (!settled.tryAcquire(count, Whole.LONGEST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("some have not come");
        }
    }

    /** Raised by the engine, and none of them heard of. */
    private static void fill(Path file, int alerts) {
        try (Rig rig = new Rig(file, new OnceRule(), Whole.IN_FLIGHT)) {
            for (int from = 0; from < alerts; from += BATCH) {
                rig.read(Visits.batch(Rig.SOURCE, from, Math.min(BATCH, alerts - from), Instant.now()));
            }
        }
    }
}
