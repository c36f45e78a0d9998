package dev.belfry.benchmarks.load;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Listener;
import dev.belfry.engine.driver.RuleSlot;
import dev.belfry.engine.driver.SinkSlot;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.driver.Wiring;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The engine on a real store, driven by hand: its source and its sink cost nothing. */
final class Rig implements AutoCloseable {
    static final String SOURCE = "dfir";
    static final String SINK = "soc";

    private final Store store;
    private final Engine engine;
    private long batches;

    Rig(Path file, Rule<?> rule, int inFlight) {
        store = SqliteStores.open(file, Instant.now(), StoreText::receipt);
        Terms terms = new Terms(inFlight, Pace.UNLIMITED, 200, Duration.ofDays(3), OnDoubt.RESEND);
        Route route = new Route(Map.of(), List.of(SINK), List.of(), Route.Next.STOP);
        Wiring wiring = new Wiring(
                List.of(SOURCE),
                List.of(new RuleSlot("back-online", rule, Set.of())),
                new Routing(List.of(route)),
                List.of(new SinkSlot(SINK, terms)));
        engine = new Engine(store, wiring, new Listener() {});
        engine.commit(engine.restart(Instant.now()));
    }

    /** One round: prepared and committed. */
    Acts round(List<Input> inputs) {
        return engine.commit(engine.prepare(inputs, Instant.now()));
    }

    /** A batch with a checkpoint of its own, so that each costs a commit. */
    Acts read(List<Event> events) {
        Checkpoint checkpoint = new Checkpoint(Json.object().with("batch", Json.of(++batches)));
        return round(List.of(new Input.Read(SOURCE, new Batch("", events, checkpoint, Instant.now()))));
    }

    @Override
    public void close() {
        store.close();
    }
}
