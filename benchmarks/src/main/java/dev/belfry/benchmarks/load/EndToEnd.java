package dev.belfry.benchmarks.load;

import dev.belfry.core.source.Settlement;
import dev.belfry.engine.run.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Alerts from the event over a webhook in another process to the settlement, all clients coming online at once. */
final class EndToEnd implements Scenario {
    private static final int ALERTS = 40_000;
    /** The compilers are busy for about as long. */
    private static final int WARM_UP = 40_000;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        try (Child receiver = Child.start(ReceiverProcess.class)) {
            String url = receiver.ready();
            run(Files.createDirectory(folder.resolve("warm-up")), url, size.of(WARM_UP));
            int alerts = size.of(ALERTS);
            Lap belfry = run(Files.createDirectory(folder.resolve("measured")), url, alerts);
            PlainPosts.send(url, size.of(WARM_UP), Whole.IN_FLIGHT);
            Lap plain = PlainPosts.send(url, alerts, Whole.IN_FLIGHT);
            return List.of(
                    figure("End to end over HTTP, 16 in flight", belfry, alerts),
                    figure("Peer: as many POSTs by OkHttp alone, 16 in flight", plain, alerts));
        }
    }

    private static Figure figure(String what, Lap lap, int alerts) {
        return Figure.of(
                what + String.format(Locale.ROOT, " (%,d)", alerts),
                lap.perSecond(alerts) + " alerts/s, " + lap.cpuEach(alerts));
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
