package dev.belfry.engine.driver;

import dev.belfry.core.rule.Rule;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.policy.OwnRule;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The one driver of all machines: reads inputs, lets the machines step, commits what they said in one transaction, and
 * says what to do. It does no I/O but through the store, and starts no thread; whoever runs it calls it from one.
 *
 * <p>A round is {@link #prepare} and then {@link #commit}. When a commit fails it may be tried again with the same turn,
 * as often as it takes; nothing else may be done meanwhile.
 */
public final class Engine {
    private final Store store;
    private final Catalogue names;
    private final Map<String, SinkDesk> sinks = new LinkedHashMap<>();
    /** The desks of sinks that were configured once: they start nothing, and hear and obey all the same. */
    private final Map<String, SinkDesk> absent = new LinkedHashMap<>();

    private final Map<String, StormDesk> storms = new LinkedHashMap<>();
    private final Map<String, DigestDesk> digests = new LinkedHashMap<>();
    private final StateDesk states;
    private final RuleDesk rules;
    private final AlertBook alerts;
    private final ToldDesk told;
    private final Listener listener;
    private final CommandDesk commands;
    private final CheckpointDesk checkpoints;
    private final HealthDesk health;
    private final HungCalls hung;

    public Engine(Store store, Wiring wiring, Listener listener) {
        this(store, wiring, listener, new Custody(), List.of());
    }

    /**
     * Makes an engine.
     *
     * @param custody knows when this engine's thread is in a rule's code
     * @param hungBefore calls of the first round that did not come back when another engine made it
     */
    public Engine(Store store, Wiring wiring, Listener listener, Custody custody, List<Hung> hungBefore) {
        this.store = store;
        this.hung = new HungCalls(hungBefore);
        this.listener = listener;
        List<String> ruleNames = Stream.concat(
                        wiring.ruleNames().stream(), Stream.of(OwnRule.values()).map(OwnRule::word))
                .toList();
        List<String> sinkNames = wiring.sinks().stream().map(SinkSlot::name).toList();
        this.names = new Catalogue(
                new Names(store, NameKind.SOURCE, wiring.sources()),
                new Names(store, NameKind.RULE, ruleNames),
                new Names(store, NameKind.SINK, sinkNames));
        Map<Integer, RuleBook<?>> books = new LinkedHashMap<>();
        for (RuleSlot slot : wiring.working()) {
            int number = names.rules().number(slot.name());
            books.put(number, RuleBook.of(number, slot, names.sources(), custody));
        }
        this.states = new StateDesk(store, books, hung);
        this.alerts = new AlertBook(store.identity(), names);
        this.told = new ToldDesk(store, states, alerts, names, digests, this::tellRule, listener);
        DeliveryDesk deliveries = new DeliveryDesk(
                names.sinks(), sinks, storms, told, store.identity().lastDelivery());
        AlertDesk desk = new AlertDesk(store, wiring.routing(), alerts, deliveries, listener);
        this.rules = new RuleDesk(books, states, new RuleStep(states, desk, hung, listener), hung, listener);
        wiring.sinks().forEach(slot -> add(slot, desk));
        names.sinks().absent().forEach(this::addAbsent);
        this.commands = new CommandDesk(store, names.sinks(), this::sink);
        this.checkpoints = new CheckpointDesk(store, names.sources(), wiring.sources());
        this.health = new HealthDesk(store, names);
    }

    private void add(SinkSlot slot, AlertDesk desk) {
        String name = slot.name();
        int number = names.sinks().number(name);
        SinkDesk sink = new SinkDesk(number, slot, store, told, trouble(slot, desk), listener);
        DigestDesk digest = new DigestDesk(number, sink, store, alerts);
        OwnAlerts<StormDesk.Known> own = own(OwnRule.STORM, name, StormDesk.Known.class, desk);
        sinks.put(name, sink);
        digests.put(name, digest);
        storms.put(name, new StormDesk(slot, number, store, own, digest, alerts::read, listener));
    }

    private void addAbsent(String name) {
        SinkSlot slot = new SinkSlot(name, Terms.ABSENT);
        int number = names.sinks().number(name);
        SinkDesk sink = new SinkDesk(number, slot, store, told, null, listener);
        absent.put(name, sink);
        digests.put(name, new DigestDesk(number, sink, store, alerts));
    }

    private TroubleDesk trouble(SinkSlot slot, AlertDesk desk) {
        OwnAlerts<TroubleDesk.Trouble> own = own(OwnRule.TROUBLE, slot.name(), TroubleDesk.Trouble.class, desk);
        return new TroubleDesk(slot, names.sinks(), own);
    }

    private <S> OwnAlerts<S> own(OwnRule rule, String sink, Class<S> state, AlertDesk desk) {
        StateAddress address = StateAddress.ofSink(
                names.rules().number(rule.word()), names.sinks().number(sink));
        return new OwnAlerts<>(rule, address, state, store, desk);
    }

    /** What the latest committed batch of each split of a source left. */
    public Map<String, Checkpoint> checkpoints(String source) {
        return checkpoints.of(source);
    }

    /** The first round: deliveries that were on the wire when the process died are in doubt. */
    public Turn restart(Instant now) {
        Turn turn = new Turn(now);
        health.announce(turn);
        desks().forEach(sink -> sink.restarted(turn));
        rules.takeAll(turn);
        return turn;
    }

    /**
     * Goes on from another engine of this process, on the same store: attempts that it started are still under way, and
     * are heard of by this one. Instead of {@link #restart}.
     */
    public void takeOver() {
        desks().forEach(SinkDesk::takeOver);
    }

    private Stream<SinkDesk> desks() {
        return Stream.concat(sinks.values().stream(), absent.values().stream());
    }

    /** Lets the machines take the inputs, in order, and whatever time has brought about. */
    public Turn prepare(List<Input> inputs, Instant now) {
        Turn turn = new Turn(now);
        health.announce(turn);
        sinks.values().forEach(sink -> sink.refill(turn));
        inputs.forEach(input -> take(input, turn));
        commands.carryOut(turn);
        rules.takeAll(turn);
        rules.wake(turn);
        storms.values().forEach(storm -> storm.serve(turn));
        digests.values().forEach(digest -> digest.serve(turn));
        rules.takeAll(turn);
        sinks.values().forEach(sink -> sink.serve(turn));
        return turn;
    }

    /**
     * As {@link #prepare}, but starts nothing: what is read is not taken, and what is due stays due. The members of a
     * digest that has ended end with it, so that their labels come off.
     */
    public Turn drain(List<Input> inputs, Instant now) {
        Turn turn = new Turn(now);
        inputs.stream().filter(input -> !(input instanceof Input.Read)).forEach(input -> take(input, turn));
        digests.values().forEach(digest -> digest.serve(turn));
        rules.takeAll(turn);
        return turn;
    }

    /** Writes a turn; what it returns is to be done now. */
    public Acts commit(Turn turn) {
        if (turn.hasChanges()) {
            store.commit(turn.changes());
        }
        hung.clear();
        states.timersServed(turn.now());
        desks().forEach(SinkDesk::committed);
        turn.news().forEach(Runnable::run);
        return new Acts(turn.sendings(), turn.askings(), turn.committed(), wakeAt(turn.now()));
    }

    /** Whether no attempt is under way, and no digest's members have yet to end. */
    public boolean isIdle() {
        return desks().allMatch(SinkDesk::isIdle) && digests.values().stream().noneMatch(DigestDesk::isBusy);
    }

    private @Nullable Instant wakeAt(Instant now) {
        Instant first = states.nextWake();
        for (SinkDesk sink : sinks.values()) {
            Instant wake = sink.wakeAt(now);
            first = earlier(first, wake);
        }
        for (StormDesk storm : storms.values()) {
            first = earlier(first, storm.wakeAt(now));
        }
        boolean isBusy = commands.isBusy() || digests.values().stream().anyMatch(DigestDesk::isBusy);
        return isBusy ? now : first;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private void take(Input input, Turn turn) {
        if (input instanceof Input.Read read) {
            // A source that is configured no longer reads from where it was, should it come back.
            if (names.sources().isConfigured(read.source())) {
                rules.seen(read.batch().events(), read.source(), turn);
                checkpoints.read(read.source(), read.batch(), turn);
            }
        } else if (input instanceof Input.Heard heard) {
            sink(heard.sink()).heard(heard.delivery(), heard.attempt(), heard.outcome(), turn);
        } else if (input instanceof Input.Unheard unheard) {
            sink(unheard.sink()).unheard(unheard.delivery(), unheard.attempt(), unheard.failure(), turn);
        } else if (input instanceof Input.Found found) {
            found(found, turn);
        } else if (input instanceof Input.Health source) {
            health.source(source, turn);
        } else if (input instanceof Input.RuleHealth rule) {
            health.rule(rule, turn);
        } else if (input instanceof Input.Configured configured) {
            turn.changes().configuration(configured.row());
        }
        rules.takeAll(turn);
    }

    private void tellRule(StateAddress address, Rule.Told news) {
        rules.told(address, news);
    }

    private SinkDesk sink(String name) {
        SinkDesk configured = sinks.get(name);
        return configured == null ? requireNonNull(absent.get(name), name) : configured;
    }

    private void found(Input.Found found, Turn turn) {
        for (int i = 0; i < found.askings().size(); i++) {
            Asking asking = found.askings().get(i);
            Rule.Settled settled =
                    new Rule.Settled(asking.handle(), found.settlements().get(i));
            turn.tell(() -> listener.settled(asking.rule(), asking.address().key(), settled.found()));
            rules.take(new RuleDesk.Stimulus(asking.address(), settled, null), turn);
        }
    }
}
