package dev.belfry.benchmarks.load;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Has many clients come online at once, and settles at once. */
final class Flood implements PolledSource {
    private static final Duration NEVER = Duration.ofDays(1);

    private final String name;
    private final int clients;

    Flood(String name, int clients) {
        this.name = name;
        this.clients = clients;
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) {
        int from = checkpoints.containsKey("")
                ? (int) checkpoints.get("").value().number("next").orElse(0)
                : 0;
        int count = Math.min(limits.events(), clients - from);
        Checkpoint next = new Checkpoint(Json.object().with("next", Json.of(from + count)));
        Instant again = from + count < clients ? limits.now() : limits.now().plus(NEVER);
        return new Batch("", Visits.batch(name, from, count, limits.now()), next, again);
    }

    @Override
    public List<Settlement> settle(List<Handle> handles) {
        Settlement done = new Settlement.Done(Instant.now(), null);
        return handles.stream().map(handle -> done).toList();
    }
}
