package dev.belfry.benchmarks.load;

import dev.belfry.core.source.Settlement;
import dev.belfry.engine.run.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Alerts from the event over a webhook in another process to the settlement, all clients coming online at once. */
final class EndToEnd implements Scenario {
    private static final int ALERTS = 40_000;
    /** The compilers are busy for about as long. */
    private static final int WARM_UPS = 3;

    private static final int LAPS = 5;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        try (Child receiver = Child.start(ReceiverProcess.class)) {
            String url = receiver.ready();
            int alerts = size.of(ALERTS);
            warmUp(size, folder, url);
            List<Lap> laps = new ArrayList<>();
            for (int i = 0; i < LAPS; i++) {
                laps.add(run(Files.createDirectory(folder.resolve("measured-" + i)), url, alerts));
            }
            List<Lap> plain = new ArrayList<>();
            for (int i = 0; i < LAPS; i++) {
                plain.add(PlainPosts.send(url, alerts, Whole.IN_FLIGHT));
            }
            return List.of(
                    Laps.figure("End to end over HTTP, 16 in flight", laps, alerts, ""),
                    Laps.figure("Peer: as many POSTs by OkHttp alone, 16 in flight", plain, alerts, ""));
        }
    }

    static void warmUp(Size size, Path folder, String url) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            run(Files.createDirectory(folder.resolve("warm-up-" + i)), url, size.of(ALERTS));
        }
    }

    /** All settled, from the start on. */
    static Lap run(Path folder, String url, int alerts) throws Exception {
        CountDownLatch settled = new CountDownLatch(alerts);
        RunListener listener = new RunListener() {
            @Override
            public void settled(String rule, String key, Settlement found) {
                settled.countDown();
            }
        };
        try (Whole whole = Whole.open(folder, "clients: " + alerts, url, listener)) {
            return Lap.of(() -> {
                whole.start();
                Whole.await(settled);
            });
        }
    }
}
