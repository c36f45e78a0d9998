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

/** Has many clients come online, at once or at a pace, and settles at once. */
final class Flood implements PolledSource {
    private static final Duration NEVER = Duration.ofDays(1);

    private final String name;
    private final FloodFactory.Settings settings;

    Flood(String name, FloodFactory.Settings settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) {
        int from = checkpoints.containsKey("")
                ? (int) checkpoints.get("").value().number("next").orElse(0)
                : 0;
        int count = Math.min(Math.min(limits.events(), settings.atOnce()), settings.clients() - from);
        Checkpoint next = new Checkpoint(Json.object().with("next", Json.of(from + count)));
        Instant again = limits.now().plus(from + count < settings.clients() ? settings.every() : NEVER);
        return new Batch("", Visits.batch(name, from, count, limits.now()), next, again);
    }

    @Override
    public List<Settlement> settle(List<Handle> handles) {
        Settlement done = new Settlement.Done(Instant.now(), null);
        return handles.stream().map(handle -> done).toList();
    }
}
