package dev.belfry.benchmarks.load;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.run.RunListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * How long an alert takes when they come at an even pace that leaves room: from the commit that raised it to the commit of
 * its delivery, so that the first byte was written earlier than that.
 */
final class Paced implements Scenario {
    private static final int EVERY_MILLIS = 10;
    private static final int BATCH = 43;
    private static final int ALERTS = 60_000;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int alerts = size.of(ALERTS);
        Delays delays;
        try (Child receiver = Child.start(ReceiverProcess.class)) {
            EndToEnd.warmUp(size, folder, receiver.ready());
            // What was compiled for a flood is compiled anew for a trickle.
            pace(Files.createDirectory(folder.resolve("warm-up")), receiver.ready(), alerts);
            delays = pace(Files.createDirectory(folder.resolve("measured")), receiver.ready(), alerts);
        }
        long[] sorted = delays.nanos;
        Arrays.sort(sorted);
        String what = String.format(
                Locale.ROOT,
                "From commit to delivery over HTTP and its commit, paced at %,d alerts/s (%,d)",
                BATCH * 1_000 / EVERY_MILLIS,
                alerts);
        return List.of(new Figure(what, at(sorted, 50) + ", " + at(sorted, 99), "p99 50 ms"));
    }

    private static Delays pace(Path folder, String url, int alerts) throws Exception {
        Delays delays = new Delays(alerts);
        String flood = """
            clients: %d
                at-once: %d
                every: %dms""".formatted(alerts, BATCH, EVERY_MILLIS);
        try (Whole whole = Whole.open(folder, flood, url, delays)) {
            whole.start();
            Whole.await(delays.delivered);
        }
        return delays;
    }

    private static String at(long[] sorted, int percent) {
        int index = (int) ((long) sorted.length * percent / 100);
        return String.format(Locale.ROOT, "p%d %.1f ms", percent, sorted[index] / 1e6);
    }

    /** Hears on one thread only, the driver's. */
    private static final class Delays implements RunListener {
        private final Map<String, Long> raised = new HashMap<>();
        private final long[] nanos;
        private final CountDownLatch delivered;
        private int count;

        Delays(int alerts) {
            nanos = new long[alerts];
            delivered = new CountDownLatch(alerts);
        }

        @Override
        public void raised(Alert alert, List<Destination> destinations, Reason because) {
            raised.put(alert.id(), System.nanoTime());
        }

        @Override
        public void moved(Alert alert, String sink, DeliveryState state, Reason because) {
            Long from = state.phase() == Phase.DELIVERED ? raised.remove(alert.id()) : null;
            if (from != null) {
                nanos[count++] = System.nanoTime() - from;
                delivered.countDown();
            }
        }
    }
}
