package dev.belfry.testkit.rule;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Input;
import dev.belfry.core.source.Settlement;
import dev.belfry.testkit.machine.CheckedMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the states of one key: gives each state that it finds every input there is, events and whatever answers to what
 * the rule asked for, in any order.
 */
final class Exploration<S> {
    private static final Instant NOW = Instant.parse("2026-11-24T14:02:07Z");
    private static final int ENOUGH_STATES = 300;
    private static final int WAKES_AT_ONE_TIME = 10;

    private final Rule<S> rule;
    private final CheckedMachine<S, Input, Effect> machine;
    private final Collection<Event> events;
    private final BiConsumer<Input, Step<S, Effect>> onStep;
    private final Set<S> states = new LinkedHashSet<>();
    private final Deque<S> unseen = new ArrayDeque<>();
    private final Set<Input> inputs = new LinkedHashSet<>();

    Exploration(Rule<S> rule, Collection<Event> events, BiConsumer<Input, Step<S, Effect>> onStep) {
        this.rule = rule;
        this.machine = new CheckedMachine<>(rule);
        this.events = List.copyOf(events);
        this.onStep = onStep;
    }

    /** The states found, in the order in which they were. */
    List<S> explore() {
        events.forEach(event -> inputs.add(new Rule.Seen(event)));
        addAnswers("no such episode", new Handle("nowhere", Json.object()));
        for (Event event : events) {
            addAnswers(event.time().toString(), event.handle());
        }
        giveEverything(null);
        while (!unseen.isEmpty() && states.size() < ENOUGH_STATES) {
            giveEverything(unseen.remove());
        }
        return List.copyOf(states);
    }

    /** One step, held to every promise. */
    Step<S, Effect> step(@Nullable S state, Input input) {
        return machine.step(state, input, NOW);
    }

    private void giveEverything(@Nullable S state) {
        for (Input input : List.copyOf(inputs)) {
            found(input, step(state, input));
        }
        wake(state);
    }

    /** Wakes it when it wants to be woken: it must not want that for ever at one and the same time. */
    private void wake(@Nullable S state) {
        Input woken = new Rule.Woken();
        found(woken, step(state, woken));
        Instant at = state == null ? null : rule.wakeAt(state);
        S awake = state;
        for (int times = 0; at != null && awake != null; times++) {
            if (times == WAKES_AT_ONE_TIME) {
                throw new AssertionError("wants to be woken at " + at + " again and again: " + awake);
            }
            Step<S, Effect> step = machine.step(awake, woken, at);
            found(woken, step);
            awake = step.state();
            Instant next = awake == null ? null : machine.wakeAt(awake);
            at = next == null || next.isAfter(at) ? null : at;
        }
    }

    private void found(Input input, Step<S, Effect> step) {
        onStep.accept(input, step);
        S state = step.state();
        if (state != null && states.size() < ENOUGH_STATES && states.add(state)) {
            machine.wakeAt(state);
            unseen.add(state);
        }
        for (Effect effect : step.outputs()) {
            if (effect instanceof Rule.Raise raise) {
                addAnswers(raise.episode(), null);
            } else if (effect instanceof Rule.Settle settle) {
                addAnswers("no such episode", settle.handle());
            }
        }
    }

    private void addAnswers(String episode, @Nullable Handle handle) {
        inputs.add(new Rule.Told("k7f3-1", episode, List.of(new Rule.Ending("soc", Rule.How.DELIVERED))));
        if (handle != null) {
            for (Instant time : List.of(Instant.MIN, NOW, NOW.plus(Duration.ofDays(1)), Instant.MAX)) {
                inputs.add(new Rule.Settled(handle, new Settlement.Done(time, null)));
                inputs.add(new Rule.Settled(handle, new Settlement.Done(NOW, time)));
                inputs.add(new Rule.Settled(handle, new Settlement.Kept(time)));
            }
            inputs.add(new Rule.Settled(handle, new Settlement.Failed("{why} <!channel>\u0000")));
        }
    }
}
