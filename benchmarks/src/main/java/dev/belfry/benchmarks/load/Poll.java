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

/**
 * The real source against a server in another process that has 100,000 clients with the label. Batches are taken and
 * forgotten, as their commit would. The pause between the two halves of a poll is part of it.
 */
final class Poll implements Scenario {
    private static final int CLIENTS = 100_000;
    private static final int BATCH = 1_000;
    private static final int POLLS = 3;
    private static final Duration REACH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final int every;

    /**
     * Makes the scenario.
     *
     * @param every of so many clients one is online
     */
    Poll(int every) {
        this.every = every;
    }

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        int clients = size.of(CLIENTS);
        Path apiConfig = folder.resolve("api.config.yaml");
        try (Child server = Child.start(VelociraptorProcess.class, "" + clients, "" + every, apiConfig.toString());
                Configuration configuration = Setup.read(folder, yaml(server.ready()))) {
            PolledSource source = (PolledSource) configuration.sources().get(0).source();
            Heap heap = new Heap();
            StringBuilder result = new StringBuilder();
            Map<String, Checkpoint> checkpoints = new HashMap<>();
            for (int i = 0; i < POLLS; i++) {
                Lap lap = Lap.of(() -> poll(source, checkpoints, (clients + every - 1) / every));
                result.append(lap.seconds()).append(", ");
            }
            return List.of(new Figure(
                    String.format(
                            Locale.ROOT,
                            "%d polls in a row, %,d labelled clients, 1 of %d online",
                            POLLS,
                            clients,
                            every),
                    result + "heap after a collection at most " + heap.peak(),
                    "3 s, 256 MiB"));
        }
    }

    private static void poll(PolledSource source, Map<String, Checkpoint> checkpoints, int expected) throws Exception {
        Instant now = Instant.now();
        Instant again = now;
        int events = 0;
        while (events < expected) {
            now = again.isAfter(now) ? again : now;
            Batch batch = source.poll(checkpoints, new Limits(BATCH, REACH, now));
            checkpoints.put(batch.split(), batch.checkpoint());
            events += batch.events().size();
            again = batch.pollAgainAt();
            if (again.isAfter(now.plus(PAUSE))) {
                break;
            }
        }
        if (events != expected) {
            throw new IllegalStateException("read " + events + " events, not " + expected);
        }
    }

    private static String yaml(String apiConfig) {
        return """
            sources:
              dfir:
                type: velociraptor-clients
                api-config: %s
                label: Slack
            rules:
              back-online:
                type: once
            sinks:
              tickets:
                type: webhook
                url: http://127.0.0.1:1/
            """.formatted(apiConfig);
    }
}
