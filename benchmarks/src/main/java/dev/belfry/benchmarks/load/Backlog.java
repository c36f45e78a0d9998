package dev.belfry.benchmarks.load;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.run.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A start with a million deliveries pending, each of a client of its own: until the first is delivered. */
final class Backlog implements Scenario {
    private static final int PENDING = 1_000_000;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int pending = size.of(PENDING);
        Path file = folder.resolve("belfry.db");
        fill(file, pending);
        CountDownLatch first = new CountDownLatch(1);
        RunListener listener = new RunListener() {
            @Override
            public void moved(Alert alert, String sink, DeliveryState state, Reason because) {
                if (state.phase() == Phase.DELIVERED) {
                    first.countDown();
                }
            }
        };
        Heap heap = new Heap();
        try (Child receiver = Child.start(ReceiverProcess.class)) {
            Instant opening = Instant.now();
            try (Whole whole = Whole.open(folder, "clients: 0", receiver.ready(), listener)) {
                whole.start();
                Whole.await(first);
                Duration start = Duration.between(opening, Instant.now());
                return List.of(figure(pending, start, heap));
            }
        }
    }

    private static Figure figure(int pending, Duration start, Heap heap) {
        return new Figure(
                String.format(Locale.ROOT, "Start to first delivery, %,d pending", pending),
                String.format(
                        Locale.ROOT, "%.2f s, heap after a collection at most %s", start.toNanos() / 1e9, heap.peak()),
                "5 s, 512 MiB");
    }

    /** One alert by the engine, and the others like it by SQL. */
    private static void fill(Path file, int count) throws Exception {
        try (Rig rig = new Rig(file, new OnceRule(), Whole.IN_FLIGHT)) {
            rig.read(Visits.batch(Rig.SOURCE, 0, 1, Instant.now()));
        }
        Copies.make(file, count, """
                insert into alert select n.i, n.i, null, 1, status, rule, source, subject || n.i, episode, content, because,
                  event, n.i, 1, raised_at from n, alert where alert.id = 1""", """
                insert into delivery select n.i, n.i, sink, random(), required, 0, 0, 0, null, null, null, null, null
                  from n, delivery where delivery.id = 1""");
    }
}
