package dev.belfry.benchmarks.load;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A start with a million keys that are done: until one more event has been read and its alert sent. */
final class DoneKeys implements Scenario {
    private static final int KEYS = 1_000_000;
    /** So far apart are their hashes that they fill the whole range. */
    private static final long APART = Long.MAX_VALUE / KEYS;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int keys = size.of(KEYS);
        Path few = folder.resolve("few.db");
        Path many = folder.resolve("many.db");
        fill(few, 2);
        fill(many, keys);
        start(few);
        return List.of(figure(2, start(few)), figure(keys, start(many)));
    }

    private static Figure figure(int keys, Lap start) {
        return Figure.of(String.format(Locale.ROOT, "Start to first alert sent, %,d keys done", keys), start.seconds());
    }

    private static Lap start(Path file) throws Exception {
        int unseen = (int) (System.nanoTime() >>> 8 & Integer.MAX_VALUE);
        return Lap.of(() -> {
            try (Rig rig = new Rig(file, new OnceRule(), Whole.IN_FLIGHT)) {
                if (rig.read(Visits.batch(Rig.SOURCE, unseen, 1, Instant.now()))
                        .sendings()
                        .isEmpty()) {
                    throw new IllegalStateException("nothing was sent");
                }
            }
        });
    }

    private static void fill(Path file, int keys) throws Exception {
        try (Pipeline pipeline = new Pipeline(file, Whole.IN_FLIGHT)) {
            pipeline.oneByOne(1, 1);
        }
        Copies.make(file, keys, """
                insert into state select n.i, n.i * %d, rule, subject || n.i, 1, value, null, n.i, episode, because, changed_at
                  from n, (select * from state limit 1)""".formatted(APART));
    }
}
