package dev.belfry.app.run;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Listener;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.run.Plan;
import dev.belfry.engine.run.SourceSlot;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the rules would make of a poll now: the real states, and nothing sent or kept. */
public final class Preview {
    private static final int EVENTS = 100_000;
    /** So far back that everything the source knows of is brought, and can be explained. */
    private static final Duration EVER = Duration.ofDays(20_000);

    private final Plan plan;
    private final Path store;
    private final InstantSource clock;
    private final ZoneId zone;

    public Preview(Plan plan, Path store, InstantSource clock, ZoneId zone) {
        this.plan = plan;
        this.store = store;
        this.clock = clock;
        this.zone = zone;
    }

    /** What one rule says of one key. */
    public record Saying(String client, String host, Instant seen, String rule, String says) {}

    public List<Saying> of(SourceSlot source) throws SourceException, InterruptedException {
        Notes notes = new Notes();
        try (Store unwritten = SqliteStores.openUnwritten(store, StoreText::receipt)) {
            Engine engine = new Engine(unwritten, plan.wiring(), notes);
            WholePoll poll = new WholePoll();
            while (!poll.isOver()) {
                Map<String, Checkpoint> before = engine.checkpoints(source.name());
                Limits limits = new Limits(EVENTS, EVER, clock.instant());
                Batch batch = source.source().poll(before, limits);
                engine.commit(engine.prepare(List.of(new Input.Read(source.name(), batch)), clock.instant()));
                poll.take(batch, before.get(batch.split()), clock.instant());
                if (!poll.isOver()) {
                    waitFor(batch.pollAgainAt());
                }
            }
        }
        return List.copyOf(notes.sayings.values());
    }

    private void waitFor(Instant again) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, Duration.between(clock.instant(), again).toMillis()));
    }

    /** Writes down what is said last of each key. */
    private final class Notes implements Listener {
        private final Map<String, Saying> sayings = new LinkedHashMap<>();

        @Override
        public void stepped(String rule, String key, Rule.Input input, Reason because) {
            if (input instanceof Rule.Seen seen) {
                Event event = seen.event();
                String says = new ReasonText(zone, clock.instant()).of(because);
                sayings.put(rule + " " + key, saying(event, rule, key, says));
            }
        }

        @Override
        public void raised(Alert alert, List<Destination> destinations, Reason because) {
            String key = alert.origin().rule() + " " + alert.origin().key();
            String sinks = destinations.stream().map(Destination::sink).collect(Collectors.joining(", "));
            String says = sinks.isEmpty() ? "would tell nobody: no route matches" : "would tell " + sinks;
            sayings.computeIfPresent(
                    key,
                    (known, saying) -> new Saying(saying.client(), saying.host(), saying.seen(), saying.rule(), says));
        }

        private static Saying saying(Event event, String rule, String key, String says) {
            String client = event.attributes().text("client").orElse(key);
            String host = event.attributes().text("host").orElse("");
            return new Saying(client, host, event.time(), rule, says);
        }
    }
}
