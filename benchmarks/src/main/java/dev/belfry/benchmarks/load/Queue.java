package dev.belfry.benchmarks.load;

import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.engine.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real event source against a server in another process whose queue brings rows faster than they are read. Batches
 * are taken and forgotten, as their commit would.
 */
final class Queue implements Scenario {
    private static final int ROWS = 400_000;
    private static final int BATCH = 1_000;
    private static final Duration REACH = Duration.ofMinutes(5);
    private static final int PAUSE_MILLIS = 5;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int rows = size.of(ROWS);
        Path apiConfig = folder.resolve("api.config.yaml");
        try (Child server = Child.start(QueueProcess.class, "" + rows, apiConfig.toString());
                Configuration configuration = Setup.read(folder, yaml(server.ready()))) {
            PolledSource source = (PolledSource) configuration.sources().get(0).source();
            Map<String, Checkpoint> checkpoints = new HashMap<>();
            Heap heap = new Heap();
            int first = read(source, checkpoints, 1);
            Lap lap = Lap.of(() -> read(source, checkpoints, rows - first));
            return List.of(new Figure(
                    String.format(Locale.ROOT, "Rows of an event queue, live (%,d)", rows),
                    lap.perSecond(rows - first) + " rows/s, " + lap.cpuEach(rows - first)
                            + ", heap after a collection at most " + heap.peak(),
                    "20,000 rows/s"));
        }
    }

    /** Reads at least so many, and returns how many. */
    private static int read(PolledSource source, Map<String, Checkpoint> checkpoints, int wanted) throws Exception {
        int events = 0;
        while (events < wanted) {
            Batch batch = source.poll(checkpoints, new Limits(BATCH, REACH, Instant.now()));
            checkpoints.put(batch.split(), batch.checkpoint());
            events += batch.events().size();
            if (batch.events().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        return events;
    }

    private static String yaml(String apiConfig) {
        return """
            sources:
              alerts:
                type: velociraptor-events
                api-config: %s
                artifact: %s
            rules:
              all:
                type: once
            sinks:
              tickets:
                type: webhook
                url: http://127.0.0.1:1/
            """.formatted(apiConfig, QueueProcess.ARTIFACT);
    }
}
