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
import dev.belfry.engine.store.Command;
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
    private static final List<String> REQUIRED = List.of("slack", "tickets");
    private static final Routing ROUTING =
            new Routing(List.of(new Route(Map.of(), REQUIRED, List.of("mail"), Route.Next.STOP)));
    private static final List<SinkSlot> SINKS = sinks(STORM);
    private static final List<SinkSlot> WITHOUT_TICKETS =
            SINKS.stream().filter(sink -> !sink.name().equals("tickets")).toList();
    private static final Set<Phase> LEFT_TO_PEOPLE = Set.of(Phase.DEAD, Phase.PARKED);
    private static final Set<Phase> GIVEN_UP = Set.of(Phase.DROPPED, Phase.WAIVED);

    private final Random random;
    private final SimulatedStore store;
    private final List<Event> past = new ArrayList<>();
    private final List<Sending> wire = new ArrayList<>();
    private final List<Sending> answered = new ArrayList<>();
    private final List<Asking> asked = new ArrayList<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> doubts = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final Set<Long> decided = new HashSet<>();
    private final Set<Long> givenUp = new HashSet<>();
    private boolean calm;
    private Instant now = Instant.parse("2026-11-24T06:50:37Z");
    private List<SinkSlot> sinks = SINKS;
    private Engine engine;
    private @Nullable Instant wakeAt;

    Walk(long seed, BooleanSupplier failsWriting) {
        this.random = new Random(seed);
        this.store = new SimulatedStore(() -> chance(0.004), failsWriting);
        this.engine = begin();
    }

    private static List<SinkSlot> sinks(@Nullable StormTerms storm) {
        return List.of(
                sink("slack", 2, new Pace(Duration.ofMillis(300), 2), OnDoubt.RESEND, null, "mail"),
                sink("tickets", 16, Pace.UNLIMITED, OnDoubt.RESEND, storm, "slack"),
                sink("mail", 1, Pace.UNLIMITED, OnDoubt.PARK, storm, "slack"));
    }

    private static SinkSlot sink(
            String name, int inFlight, Pace pace, OnDoubt onDoubt, @Nullable StormTerms storm, String onTrouble) {
        // Some die of their own failures, and wait for people; the others are not to, whatever happens to them.
        boolean mayDie = inFlight < 16;
        int attempts = mayDie ? 6 : 1_000;
        Duration longest = mayDie ? Duration.ofMinutes(10) : Duration.ofDays(900);
        Terms terms = new Terms(inFlight, pace, attempts, longest, onDoubt, storm, onTrouble);
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
                engine = made();
                finish(engine.restart(now));
                return engine;
            } catch (StoreException triesAgain) {
                wire.clear();
            }
        }
    }

    private Engine made() {
        return new Engine(store, new Wiring(List.of(SOURCE), RULES, ROUTING, sinks), new Listener() {});
    }

    /** Another engine of the same process, as after a change of the configuration: what is on the wire stays there. */
    private void reload() {
        reload(
                switch (random.nextInt(3)) {
                    case 0 -> SINKS;
                    case 1 -> sinks(null);
                    default -> WITHOUT_TICKETS;
                });
    }

    private void reload(List<SinkSlot> slots) {
        List<SinkSlot> before = sinks;
        sinks = slots;
        try {
            Engine heir = made();
            heir.takeOver();
            engine = heir;
        } catch (StoreException goesOnWithTheOneItHas) {
            sinks = before;
            return;
        }
        round(answers());
    }

    void step() {
        now = now.plusMillis(random.nextInt(40_000));
        if (chance(0.03)) {
            now = now.plusSeconds((random.nextInt(13) - 6) * 3_600L);
        }
        switch (random.nextInt(7)) {
            case 6 -> aPersonDecides();
            case 0 -> happens();
            case 1 -> round(poll());
            case 2, 3 -> round(answers());
            case 4 -> round(settlements());
            default -> round(List.of());
        }
        if (chance(0.02)) {
            begin();
        }
        if (chance(0.03)) {
            reload();
        }
    }

    private void happens() {
        JsonObject attributes = Json.object().with("client", "C." + random.nextInt(CLIENTS));
        String kind = random.nextInt(3) == 0 ? "more" : "seen";
        past.add(new Event(null, SOURCE, kind, now.plusNanos(past.size()), attributes, new Handle(SOURCE, attributes)));
    }

    /** Replays, drops or waives one that waits for that; now and then one that does not, or that is decided already. */
    private void aPersonDecides() {
        List<DeliveryRow> choice = store.deliveries.values().stream()
                .filter(row -> !row.state().phase().isOpen() || looksParked(row) || chance(0.1))
                .filter(row -> row.state().phase() != Phase.DELIVERED || chance(0.1))
                .toList();
        if (!choice.isEmpty()) {
            DeliveryRow row = choice.get(random.nextInt(choice.size()));
            Command.Kind[] kinds = Command.Kind.values();
            ask(kinds[random.nextInt(kinds.length)], row);
        }
    }

    private boolean looksParked(DeliveryRow row) {
        boolean isAbsent = sinks.stream().noneMatch(sink -> store.name(NameKind.SINK, sink.name()) == row.sink());
        return row.state().phase() == Phase.PARKED || isAbsent;
    }

    private void ask(Command.Kind kind, DeliveryRow row) {
        decided.add(row.alert());
        store.ask(new Command(kind, row.id(), now));
    }

    /** Nobody reads on without the sink that is to tell. */
    private List<Input> poll() {
        if (sinks.equals(WITHOUT_TICKETS)) {
            return List.of();
        }
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
            boolean isPoison = random.nextBoolean();
            return heard(
                    sending, isPoison ? new Outcome.Rejected("answered 400") : new Outcome.Blocked("answered 404"));
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
                checkGivenUp();
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

    /** What a person gave up by itself is told by no digest. */
    private void checkGivenUp() {
        for (DeliveryRow row : store.deliveries.values()) {
            String answer = row.state().answer();
            boolean byDigest = answer != null && answer.startsWith("by digest");
            if (GIVEN_UP.contains(row.state().phase()) && !byDigest) {
                givenUp.add(row.id());
            }
            boolean untried =
                    row.state().phase() == Phase.DELIVERED && row.state().attempts() == 0;
            assertThat(untried && givenUp.contains(row.id())).as("%s", row).isFalse();
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
        if (revision > 1 && !received.containsKey(name(sending.sink(), sending, revision - 1))) {
            AlertRow row =
                    requireNonNull(store.alerts.get(delivery(sending.delivery()).alert()));
            long before = requireNonNull(row.previous());
            Phase phase = phase(before, sending.sink());
            assertThat(phase == Phase.GROUPED
                            || isReceived(requireNonNull(store.alerts.get(before)), sending.sink())
                            || LEFT_TO_PEOPLE.contains(phase)
                            || GIVEN_UP.contains(phase)
                            || decided.contains(before))
                    .as("in order, or the one before was grouped, or left to people")
                    .isTrue();
        }
    }

    private DeliveryRow delivery(long id) {
        return requireNonNull(store.deliveries.get(id));
    }

    private Phase phase(long alert, String sink) {
        int number = store.name(NameKind.SINK, sink);
        return store.deliveries.values().stream()
                .filter(row -> row.alert() == alert && row.sink() == number)
                .map(row -> row.state().phase())
                .findFirst()
                .orElseThrow();
    }

    /** Settled last: whoever is asked to settle, both required sinks have the first revision, or a person waived that. */
    private void ask(Asking asking) {
        AlertRow first = store.alerts.values().stream()
                .filter(row -> row.subject().equals(asking.address().key()))
                .findFirst()
                .orElseThrow();
        for (String sink : REQUIRED) {
            if (phase(first.id(), sink) != Phase.WAIVED) {
                assertThat(isReceived(first, sink)).as("%s at %s", first, sink).isTrue();
            }
        }
        asked.add(asking);
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

    /**
     * From here on nothing fails any more, and people replay whatever is dead or parked; everything must come to its end,
     * and without being asked too often.
     */
    void calm() {
        calm = true;
        reload(SINKS);
        for (int quiet = 0; quiet < 3; ) {
            round(poll());
            List<Input> inputs = new ArrayList<>();
            wire.forEach(sending -> inputs.add(answer(sending)));
            wire.clear();
            inputs.addAll(settlements());
            round(inputs);
            boolean atOnce = !inputs.isEmpty() || readSoFar() < past.size() || (wakeAt != null && !wakeAt.isAfter(now));
            boolean over = wire.isEmpty() && asked.isEmpty() && !atOnce && !replayed();
            quiet = over ? quiet + 1 : 0;
            now = quiet == 0 ? now.plusSeconds(1) : now.plus(Duration.ofDays(30));
        }
    }

    private boolean replayed() {
        List<DeliveryRow> left = store.deliveries.values().stream()
                .filter(row -> LEFT_TO_PEOPLE.contains(row.state().phase()))
                .toList();
        left.forEach(row -> ask(Command.Kind.REPLAY, row));
        return !left.isEmpty();
    }

    void check() {
        checkDeliveries();
        checkDigests();
        checkClients();
        received.forEach(
                (what, times) -> assertThat(times).as(what).isLessThanOrEqualTo(1 + doubts.getOrDefault(what, 0)));
    }

    /** Nothing lost: each has arrived, unless a person gave it up. */
    private void checkDeliveries() {
        for (DeliveryRow row : store.deliveries.values()) {
            Phase phase = row.state().phase();
            assertThat(phase == Phase.DELIVERED || GIVEN_UP.contains(phase))
                    .as("delivery %s", row)
                    .isTrue();
        }
        for (AlertRow row : store.alerts.values()) {
            for (SinkSlot sink : SINKS) {
                if (!isOwn(row) && phase(row.id(), sink.name()) == Phase.DELIVERED) {
                    assertThat(isReceived(row, sink.name()))
                            .as("%s at %s", row, sink)
                            .isTrue();
                }
            }
        }
    }

    /** Members end as their digest does. */
    private void checkDigests() {
        store.digests
                .values()
                .forEach(digest -> assertThat(digest.settled())
                        .as("members of %s", digest)
                        .isEqualTo(delivery(digest.delivery()).state().phase()));
    }

    /** One alert for each, and settled unless a person dropped what was required. */
    private void checkClients() {
        Set<String> clients = new HashSet<>();
        past.forEach(event -> clients.add(event.attributes().text("client").orElseThrow()));
        Set<String> raised = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (AlertRow row : store.alerts.values()) {
            if (row.revision() == 1 && !isOwn(row)) {
                assertThat(raised.add(row.subject()))
                        .as("one alert of %s", row.subject())
                        .isTrue();
                if (REQUIRED.stream().allMatch(sink -> phase(row.id(), sink).isTold())) {
                    told.add(row.subject());
                }
            }
        }
        assertThat(raised).isEqualTo(clients);
        assertThat(settled).isEqualTo(told);
    }
}
