package dev.belfry.engine.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.sink.Sink;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.driver.OnceRule;
import dev.belfry.engine.driver.RuleSlot;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.Objects.requireNonNull;

/** What instances are tried on: a real store, plans of named parts, and a receiver that answers when the test does. */
final class Scene {
    private static final Duration LOOK = Duration.ofMillis(50);
    static final Duration DRAIN = Duration.ofSeconds(20);

    final AtomicReference<Instant> now = new AtomicReference<>(Tell.NOW);
    final Heard heard = new Heard(() -> now.updateAndGet(time -> time.plus(Duration.ofHours(1))));
    /** Requests that nobody has answered. */
    final BlockingQueue<Request> wire = new LinkedBlockingQueue<>();

    final HttpSender sender =
            (request, reach, callback) -> wire.add(new Request(String.valueOf(request.body()), callback));
    private final Path folder;

    /** A request on its way. */
    record Request(String body, HttpSender.Callback callback) {
        void answer(int status) {
            callback.answered(new Tell.Answer(status));
        }
    }

    Scene(Path folder) {
        this.folder = folder;
    }

    /** The next request, for which hours pass. */
    Request next() throws InterruptedException {
        while (true) {
            Request request = wire.poll(20, TimeUnit.MILLISECONDS);
            if (request != null) {
                return request;
            }
            now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        }
    }

    /** Lets other threads do something; ends when the test is to end. */
    void breathe() throws InterruptedException {
        if (!new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS) && Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    Instant time() {
        return requireNonNull(now.get());
    }

    Path file() {
        return folder.resolve("belfry.db");
    }

    Store store() {
        return SqliteStores.open(folder.resolve("belfry.db"), Tell.NOW, StoreText::receipt);
    }

    Instance instance(Parts parts) {
        return new Instance(store(), parts.plan(), sender, now::get, heard, Duration.ofMillis(1), LOOK);
    }

    /** What the store holds, in the order in which it was made: "sink key phase". */
    List<String> deliveries() {
        List<String> found = new ArrayList<>();
        for (DeliveryView view : views()) {
            found.add(
                    0,
                    view.sink() + " " + view.key() + " " + view.state().phase().word());
        }
        return found;
    }

    List<Phase> phases() {
        return views().stream().map(view -> view.state().phase()).toList();
    }

    private List<DeliveryView> views() {
        try (StoreReader reader = reader()) {
            return reader.deliveries(DeliveryFilter.newest(100));
        }
    }

    StoreReader reader() {
        return SqliteStores.openForReading(folder.resolve("belfry.db")).orElseThrow();
    }

    /** The parts of a plan; every alert goes to every sink. */
    static final class Parts {
        private final List<SourceSlot> sources = new ArrayList<>();
        private final Map<String, Rule<?>> rules = new LinkedHashMap<>();
        private final Map<String, Sink> sinks = new LinkedHashMap<>();

        Parts source(String name, ScriptedSource source) {
            sources.add(new SourceSlot(name, source, Duration.ofMinutes(5)));
            return this;
        }

        Parts rule(String name, Rule<?> rule) {
            rules.put(name, rule);
            return this;
        }

        Parts once() {
            return rule("back-online", new OnceRule());
        }

        Parts sink(String name, Sink sink) {
            sinks.put(name, sink);
            return this;
        }

        Plan plan() {
            Terms terms = new Terms(16, Pace.UNLIMITED, 4, Duration.ofDays(3), OnDoubt.RESEND);
            Reach reach = new Reach(false, false, Duration.ofSeconds(10));
            return new Plan(
                    sources,
                    rules.entrySet().stream()
                            .map(rule -> new RuleSlot(rule.getKey(), rule.getValue(), Set.of()))
                            .toList(),
                    new Routing(List.of(new Route(Map.of(), List.copyOf(sinks.keySet()), List.of(), Route.Next.STOP))),
                    sinks.entrySet().stream()
                            .map(sink -> new TellerSlot(sink.getKey(), sink.getValue(), terms, reach))
                            .toList());
        }
    }

    /** A sink that says which it is in each request, and writes down that it was closed. */
    static final class NamedSink implements HttpSink {
        private final String name;
        final List<String> ids = new CopyOnWriteArrayList<>();
        volatile boolean closed;

        NamedSink(String name) {
            this.name = name;
        }

        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            ids.add(notification.id());
            return Tell.request(name + " " + notification.alert().origin().key());
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            return switch (response.status()) {
                case 200 -> Outcome.Delivered.WITHOUT_RECEIPT;
                case 400 -> new Outcome.Rejected("not so");
                default -> new Outcome.Retry(null, "busy");
            };
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
