package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.policy.StormTerms;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** One random life of an engine: people, receivers, a store and a process that fail as they like, all drawn from a seed. */
final class Walk {
    private static final String SOURCE = "dfir";
    private static final int CLIENTS = 7;
    private static final List<RuleSlot> RULES = List.of(new RuleSlot("back-online", new OnceRule(), Set.of()));
    private static final StormTerms STORM = new StormTerms(1, Duration.ofMinutes(3), List.of());
    private static final Routing ROUTING =
            new Routing(List.of(new Route(Map.of(), List.of("slack", "tickets"), List.of("mail"), Route.Next.STOP)));
    private static final List<SinkSlot> SINKS = List.of(
            sink("slack", 2, new Pace(Duration.ofMillis(300), 2), null, "mail"),
            sink("tickets", 16, Pace.UNLIMITED, STORM, "slack"),
            sink("mail", 1, Pace.UNLIMITED, STORM, "slack"));

    private final Random random;
    private final SimulatedStore store;
    private final List<Event> past = new ArrayList<>();
    private final List<Sending> wire = new ArrayList<>();
    private final List<Sending> answered = new ArrayList<>();
    private final List<Asking> asked = new ArrayList<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> doubts = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private boolean calm;
    private Instant now = Instant.parse("2026-11-24T06:50:37Z");
    private Engine engine;
    private @Nullable Instant wakeAt;

    Walk(long seed, BooleanSupplier failsWriting) {
        this.random = new Random(seed);
        this.store = new SimulatedStore(() -> chance(0.004), failsWriting);
        this.engine = begin();
    }

    private static SinkSlot sink(String name, int inFlight, Pace pace, @Nullable StormTerms storm, String onTrouble) {
        Terms terms = new Terms(inFlight, pace, 1_000, Duration.ofDays(900), OnDoubt.RESEND, storm, onTrouble);
        return new SinkSlot(name, terms);
    }

    SimulatedStore store() {
        return store;
    }

    private boolean chance(double of) {
        return !calm && random.nextDouble() < of;
    }

    /** A new process on the store as it was committed; what was on the wire may have arrived or not. */
    private Engine begin() {
        for (Sending sending : wire) {
            doubts.merge(name(sending), 1, Integer::sum);
            if (random.nextBoolean()) {
                receive(sending);
            }
        }
        answered.forEach(sending -> doubts.merge(name(sending), 1, Integer::sum));
        answered.clear();
        wire.clear();
        asked.clear();
        while (true) {
            try {
                engine = new Engine(store, new Wiring(List.of(SOURCE), RULES, ROUTING, SINKS), new Listener() {});
                finish(engine.restart(now));
                return engine;
            } catch (StoreException triesAgain) {
                wire.clear();
            }
        }
    }

    void step() {
        now = now.plusMillis(random.nextInt(40_000));
        if (chance(0.03)) {
            now = now.plusSeconds((random.nextInt(13) - 6) * 3_600L);
        }
        switch (random.nextInt(6)) {
            case 0 -> happens();
            case 1 -> round(poll());
            case 2, 3 -> round(answers());
            case 4 -> round(settlements());
            default -> round(List.of());
        }
        if (chance(0.02)) {
            begin();
        }
    }

    private void happens() {
        JsonObject attributes = Json.object().with("client", "C." + random.nextInt(CLIENTS));
        String kind = random.nextInt(3) == 0 ? "more" : "seen";
        past.add(new Event(null, SOURCE, kind, now.plusNanos(past.size()), attributes, new Handle(SOURCE, attributes)));
    }

    private List<Input> poll() {
        int from = readSoFar();
        int to = Math.min(past.size(), from + 1 + random.nextInt(5));
        Checkpoint next = new Checkpoint(JsonObject.builder().put("read", to).build());
        return List.of(new Input.Read(SOURCE, new Batch("", past.subList(from, Math.max(from, to)), next, now)));
    }

    private int readSoFar() {
        Checkpoint at = engine.checkpoints(SOURCE).get("");
        return at == null ? 0 : (int) at.value().number("read").orElse(0);
    }

    private List<Input> answers() {
        List<Input> inputs = new ArrayList<>();
        while (!wire.isEmpty() && random.nextInt(4) > 0) {
            inputs.add(answer(wire.remove(random.nextInt(wire.size()))));
        }
        return inputs;
    }

    private Input answer(Sending sending) {
        answered.add(sending);
        int fate = calm ? 0 : random.nextInt(10);
        if (fate < 5) {
            receive(sending);
            return heard(sending, Outcome.Delivered.WITHOUT_RECEIPT);
        }
        if (fate == 5) {
            doubts.merge(name(sending), 1, Integer::sum);
            if (random.nextBoolean()) {
                receive(sending);
            }
            return unheard(sending, SendFailure.Kind.IN_DOUBT);
        }
        if (fate == 6) {
            return unheard(sending, SendFailure.Kind.UNSENT);
        }
        if (fate == 7) {
            return heard(sending, new Outcome.Blocked("answered 404"));
        }
        Duration after = fate == 8 ? null : Duration.ofSeconds(random.nextInt(90));
        return heard(sending, new Outcome.Retry(after, "answered 429"));
    }

    private static Input heard(Sending sending, Outcome outcome) {
        return new Input.Heard(
                sending.sink(), sending.delivery(), sending.attempt().number(), outcome);
    }

    private static Input unheard(Sending sending, SendFailure.Kind kind) {
        return new Input.Unheard(
                sending.sink(), sending.delivery(), sending.attempt().number(), new SendFailure(kind, "no answer"));
    }

    private List<Input> settlements() {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Asking> some = List.copyOf(asked);
        asked.clear();
        List<Settlement> found = new ArrayList<>();
        for (Asking asking : some) {
            boolean fails = chance(0.3);
            found.add(fails ? new Settlement.Failed("busy") : new Settlement.Done(now, null));
            if (!fails) {
                settled.add(asking.address().key());
            }
        }
        return List.of(new Input.Found(some, found));
    }

    private void round(List<Input> inputs) {
        try {
            Turn turn = engine.prepare(inputs, now);
            if (chance(0.03)) {
                begin();
                return;
            }
            finish(turn);
        } catch (StoreException readingFailed) {
            begin();
        }
    }

    /** Commits as an instance does: again and again until it succeeds, with a process that may end meanwhile. */
    private void finish(Turn turn) {
        while (true) {
            try {
                Acts acts = engine.commit(turn);
                answered.clear();
                wakeAt = acts.wakeAt();
                if (chance(0.02)) {
                    acts.sendings().forEach(unsent -> doubts.merge(name(unsent), 1, Integer::sum));
                    begin();
                    return;
                }
                acts.sendings().forEach(this::onTheWire);
                acts.askings().forEach(this::ask);
                return;
            } catch (StoreException failed) {
                if (chance(0.1)) {
                    begin();
                    return;
                }
            }
        }
    }

    private void onTheWire(Sending sending) {
        String lane = sending.sink() + sending.notification().alert().dedupKey();
        assertThat(wire.stream()
                        .map(other ->
                                other.sink() + other.notification().alert().dedupKey()))
                .as("one in flight")
                .doesNotContain(lane);
        wire.add(sending);
        long inFlight = wire.stream()
                .filter(other -> other.sink().equals(sending.sink()))
                .count();
        assertThat(inFlight).isLessThanOrEqualTo(sending.sink().equals("slack") ? 2 : 16);
        int revision = sending.notification().alert().revision();
        if (revision > 1) {
            String alert = sending.notification().alert().id();
            AlertRow before = store.alerts.values().stream()
                    .filter(row -> ("test-" + row.first()).equals(alert) && row.revision() == revision - 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(isGrouped(before, sending.sink()) || isReceived(before, sending.sink()))
                    .as("in order")
                    .isTrue();
        }
    }

    /** Settled last: whoever is asked to settle, both required sinks have the first revision. */
    private void ask(Asking asking) {
        AlertRow first = store.alerts.values().stream()
                .filter(row -> row.subject().equals(asking.address().key()))
                .findFirst()
                .orElseThrow();
        for (String sink : List.of("slack", "tickets")) {
            assertThat(isReceived(first, sink)).as("%s at %s", first, sink).isTrue();
        }
        asked.add(asking);
    }

    private boolean isGrouped(AlertRow alert, String sink) {
        return delivery(alert, sink).state().phase() == Phase.GROUPED;
    }

    private DeliveryRow delivery(AlertRow alert, String sink) {
        return store.deliveries.values().stream()
                .filter(row -> row.alert() == alert.id() && row.sink() == store.name(NameKind.SINK, sink))
                .findFirst()
                .orElseThrow();
    }

    /** By itself, or by the digest that tells it. */
    private boolean isReceived(AlertRow alert, String sink) {
        DeliveryRow delivery = delivery(alert, sink);
        if (delivery.state().attempts() > 0) {
            return received.containsKey(sink + " test-" + alert.first() + " " + alert.revision());
        }
        return store.digests.values().stream()
                .filter(digest -> digest.sink() == delivery.sink()
                        && digest.first() <= delivery.id()
                        && digest.last() >= delivery.id())
                .map(digest -> store.alerts.get(
                        requireNonNull(store.deliveries.get(digest.delivery())).alert()))
                .anyMatch(digest -> received.containsKey(
                        sink + " test-" + requireNonNull(digest).first() + " " + digest.revision()));
    }

    long grouped() {
        return store.deliveries.values().stream()
                .filter(row -> row.state().attempts() == 0)
                .count();
    }

    private boolean isOwn(AlertRow alert) {
        return alert.rule() != store.name(NameKind.RULE, "back-online");
    }

    private void receive(Sending sending) {
        received.merge(name(sending), 1, Integer::sum);
    }

    private static String name(Sending sending) {
        return name(sending.sink(), sending, sending.notification().alert().revision());
    }

    private static String name(String sink, Sending sending, int revision) {
        return sink + " " + sending.notification().alert().id() + " " + revision;
    }

    /** From here on nothing fails any more; everything must come to its end, and without being asked too often. */
    void calm() {
        calm = true;
        for (int quiet = 0; quiet < 3; ) {
            round(poll());
            List<Input> inputs = new ArrayList<>();
            wire.forEach(sending -> inputs.add(answer(sending)));
            wire.clear();
            inputs.addAll(settlements());
            round(inputs);
            boolean atOnce = !inputs.isEmpty() || readSoFar() < past.size() || (wakeAt != null && !wakeAt.isAfter(now));
            quiet = wire.isEmpty() && asked.isEmpty() && !atOnce ? quiet + 1 : 0;
            now = quiet == 0 ? now.plusMillis(1) : now.plus(Duration.ofDays(30));
        }
    }

    void check() {
        for (DeliveryRow row : store.deliveries.values()) {
            assertThat(row.state().phase()).as("delivery %s", row).isEqualTo(Phase.DELIVERED);
        }
        Set<String> clients = new HashSet<>();
        past.forEach(event -> clients.add(event.attributes().text("client").orElseThrow()));
        Set<String> told = new HashSet<>();
        for (AlertRow row : store.alerts.values()) {
            if (isOwn(row)) {
                continue;
            }
            if (row.revision() == 1) {
                assertThat(told.add(row.subject()))
                        .as("one alert of %s", row.subject())
                        .isTrue();
            }
            for (SinkSlot sink : SINKS) {
                assertThat(isReceived(row, sink.name()))
                        .as("%s at %s", row, sink)
                        .isTrue();
            }
        }
        assertThat(store.digests.values())
                .allSatisfy(digest ->
                        assertThat(digest.settled()).as("members of %s", digest).isEqualTo(Phase.DELIVERED));
        assertThat(told).isEqualTo(clients);
        assertThat(settled).isEqualTo(clients);
        received.forEach(
                (what, times) -> assertThat(times).as(what).isLessThanOrEqualTo(1 + doubts.getOrDefault(what, 0)));
    }
}
