package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Input;
import dev.belfry.core.source.Settlement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is on disk, and the driver that steps the rule. States and alerts are committed together; what the rule asks of
 * the source is only in memory, and a crash loses it.
 */
final class Driver<S> {
    private final Rule<S> rule;
    private final World world;
    private final long clockAhead;
    private final Map<String, S> states = new TreeMap<>();
    private final Deque<Pending> alerts = new ArrayDeque<>();
    private final Deque<Asked> asked = new ArrayDeque<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private Checkpoint checkpoint;

    /** An alert that is not told yet. */
    private record Pending(String key, String episode) {}

    private record Asked(String key, Handle handle) {}

    private record Answer(Asked asked, Settlement found) {}

    /**
     * @param clockAhead of the server's, in microseconds
     */
    Driver(Rule<S> rule, World world, long clockAhead, Checkpoint checkpoint) {
        this.rule = rule;
        this.world = world;
        this.clockAhead = clockAhead;
        this.checkpoint = checkpoint;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    boolean isIdle() {
        return alerts.isEmpty() && asked.isEmpty() && answers.isEmpty();
    }

    void commit(Polled polled) {
        Turn turn = new Turn();
        for (Event event : polled.events()) {
            rule.key(event).ifPresent(key -> turn.step(key, new Rule.Seen(event)));
        }
        checkpoint = polled.checkpoint();
        turn.commit();
        world.ledger.polled(polled.expected(), world.now());
    }

    /** Every sink has the oldest alert. */
    void tell() {
        Pending alert = alerts.poll();
        if (alert != null) {
            step(alert.key(), new Rule.Told("alert", alert.episode(), List.of()));
        }
    }

    /** The source settles what it was asked first. */
    void settle(Source source) {
        Asked ask = asked.poll();
        if (ask != null) {
            answers.add(new Answer(ask, source.settle(ask.handle())));
        }
    }

    /** The rule hears what the source found; events of a later poll may have come before. */
    void hear() {
        Answer answer = answers.poll();
        if (answer != null) {
            step(answer.asked().key(), new Rule.Settled(answer.asked().handle(), answer.found()));
        }
    }

    void wake() {
        for (Map.Entry<String, S> entry : List.copyOf(states.entrySet())) {
            Instant at = rule.wakeAt(entry.getValue());
            if (at != null && !at.isAfter(now())) {
                step(entry.getKey(), new Rule.Woken());
            }
        }
    }

    /** The time until the next timer; null when there is none. */
    @Nullable
    Long untilNextWake() {
        return states.values().stream()
                .map(rule::wakeAt)
                .filter(Objects::nonNull)
                .map(at -> Math.max(0, Micros.of(at) - Micros.of(now())))
                .min(Long::compare)
                .orElse(null);
    }

    void crash() {
        asked.clear();
        answers.clear();
    }

    @Override
    public String toString() {
        return states + " alerts " + alerts + " asked " + asked;
    }

    private void step(String key, Input input) {
        Turn turn = new Turn();
        turn.step(key, input);
        turn.commit();
    }

    private Instant now() {
        return Micros.instant(world.now() + clockAhead);
    }

    /** Steps that are committed together. */
    private final class Turn {
        private final Map<String, @Nullable S> changed = new HashMap<>();
        private final List<Runnable> acts = new ArrayList<>();

        void step(String key, Input input) {
            S state = changed.containsKey(key) ? changed.get(key) : states.get(key);
            Step<S, Effect> step = rule.step(state, input, now());
            world.story.add(world.now(), input, "\n   ", step.because(), "\n   ", step.state(), step.outputs());
            changed.put(key, step.state());
            step.outputs().forEach(effect -> acts.add(() -> act(key, effect)));
        }

        void commit() {
            changed.forEach((key, state) -> {
                if (state == null) {
                    states.remove(key);
                } else {
                    states.put(key, state);
                }
            });
            acts.forEach(Runnable::run);
        }

        private void act(String key, Effect effect) {
            if (effect instanceof Rule.Raise raise) {
                alerts.add(new Pending(key, raise.episode()));
                raised(raise);
            } else if (effect instanceof Rule.Settle settle) {
                Asked ask = new Asked(key, settle.handle());
                if (!isAsked(ask)) {
                    asked.add(ask);
                }
            }
        }

        private boolean isAsked(Asked ask) {
            return asked.contains(ask)
                    || answers.stream().anyMatch(answer -> answer.asked().equals(ask));
        }

        private void raised(Rule.Raise raise) {
            String client = raise.content().fields().text("client").orElseThrow();
            Instant seen = raise.content().fields().time("seen").orElseThrow();
            world.ledger.raised(
                    Integer.parseInt(client.substring(2)), Micros.of(Instant.parse(raise.episode())), Micros.of(seen));
        }
    }
}
