package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An engine on a real store and a clock that stands still, with sinks and a source played by the test. */
final class Bench implements AutoCloseable {
    static final String SOURCE = "dfir";

    private final Path file;
    private final List<RuleSlot> rules;
    private final Routing routing;
    private List<SinkSlot> sinks;
    final List<Sending> sendings = new ArrayList<>();
    final List<Asking> askings = new ArrayList<>();
    final News news = new News();
    Instant now = Instant.parse("2026-11-24T06:50:37.000123Z");
    private Store store;
    private Engine engine;
    private @Nullable Instant wakeAt;

    Bench(Path file, Rule<?> rule, List<Route> routes, SinkSlot... sinks) {
        this.file = file;
        this.rules = List.of(new RuleSlot("back-online", rule, Set.of()));
        this.routing = new Routing(routes);
        this.sinks = List.of(sinks);
        this.store = SqliteStores.open(file, now, StoreText::receipt);
        this.engine = newEngine();
    }

    static SinkSlot sink(String name) {
        return sink(name, 16);
    }

    static SinkSlot sink(String name, int inFlight) {
        return new SinkSlot(name, new Terms(inFlight, Pace.UNLIMITED, 4, Duration.ofDays(3), OnDoubt.RESEND));
    }

    static Route required(String... sinks) {
        return new Route(Map.of(), List.of(sinks), List.of(), Route.Next.STOP);
    }

    private Engine newEngine() {
        return new Engine(store, new Wiring(List.of(SOURCE), rules, routing, sinks), news);
    }

    /** As after a kill -9 and a restart: memory is gone, what was on the wire is unknown. */
    void crash() {
        store.close();
        sendings.clear();
        askings.clear();
        store = SqliteStores.open(file, now, StoreText::receipt);
        engine = newEngine();
        act(engine.commit(engine.restart(now)));
    }

    /** As {@link #crash}, with another configuration. */
    void restart(SinkSlot... slots) {
        sinks = List.of(slots);
        crash();
    }

    Store store() {
        return store;
    }

    /** From another process, as it were. */
    StoreReader reader() {
        return SqliteStores.openForReading(file).orElseThrow();
    }

    Engine engine() {
        return engine;
    }

    /** As another process does. */
    void ask(Command.Kind kind, long delivery) {
        SqliteStores.ask(file, List.of(new Command(kind, delivery, now)));
    }

    void round(Input... inputs) {
        act(engine.commit(engine.prepare(List.of(inputs), now)));
    }

    /** Rounds without input, as long as the engine wants them now. */
    void settleDown() {
        while (wakeAt != null && !wakeAt.isAfter(now)) {
            round();
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
        round();
    }

    private void act(Acts acts) {
        sendings.addAll(acts.sendings());
        askings.addAll(acts.askings());
        wakeAt = acts.wakeAt();
    }

    @Nullable
    Instant wakeAt() {
        return wakeAt;
    }

    Input.Read read(Event... events) {
        Checkpoint checkpoint = new Checkpoint(Json.object().with("at", now.toString()));
        return new Input.Read(SOURCE, new Batch("", List.of(events), checkpoint, now));
    }

    Input.Read readMany(int clients) {
        return read(IntStream.range(0, clients).mapToObj(i -> event("C." + i)).toArray(Event[]::new));
    }

    Event event(String client) {
        return event("seen", client);
    }

    Event event(String kind, String client) {
        JsonObject attributes = Json.object().with("client", client);
        return new Event(null, SOURCE, kind, now, attributes, new Handle(SOURCE, attributes));
    }

    Sending takeSending() {
        return sendings.remove(0);
    }

    Input.Heard heard(Sending sending, Outcome outcome) {
        return new Input.Heard(
                sending.sink(), sending.delivery(), sending.attempt().number(), outcome);
    }

    Input.Unheard unheard(Sending sending, SendFailure.Kind kind) {
        return new Input.Unheard(
                sending.sink(), sending.delivery(), sending.attempt().number(), new SendFailure(kind, "no answer"));
    }

    /** Every sending so far is delivered, and whatever comes of that. */
    void deliverAll() {
        while (!sendings.isEmpty()) {
            List<Input> inputs = new ArrayList<>();
            while (!sendings.isEmpty()) {
                inputs.add(heard(takeSending(), Outcome.Delivered.WITHOUT_RECEIPT));
            }
            round(inputs.toArray(Input[]::new));
            settleDown();
        }
    }

    void settleAll() {
        List<Asking> asked = List.copyOf(askings);
        askings.clear();
        List<Settlement> done = new ArrayList<>();
        asked.forEach(asking -> done.add(new Settlement.Done(now, null)));
        round(new Input.Found(asked, done));
    }

    @Override
    public void close() {
        store.close();
    }
}
