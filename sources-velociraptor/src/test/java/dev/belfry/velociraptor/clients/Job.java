package dev.belfry.velociraptor.clients;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.machine.Step;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Input;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import dev.belfry.rules.standard.seenrecently.SeenRecentlyFactory;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The main job: this source, the rule {@code seen-recently} behind it, and a sink that can be down. Goes on in steps of a
 * minute, each of them a poll and all that follows from it.
 */
final class Job implements AutoCloseable {
    private record Alert(String key, String episode) {}

    private record Asked(String key, Handle handle) {}

    final List<String> told = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    /** When the reads began that raised the alerts. */
    final List<Instant> reads = new ArrayList<>();

    final List<String> warnings = new ArrayList<>();
    private final LiveSource source;
    private final ManualClock clock;
    private final Rule<Object> rule = rule();
    private final Map<String, Object> states = new LinkedHashMap<>();
    private final List<Alert> waiting = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private Duration ahead = Duration.ZERO;
    private boolean sinkIsDown;

    Job(TestSettings settings, ManualClock clock) {
        this(new LiveSource(settings, clock), clock);
    }

    Job(LiveSource source, ManualClock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The settings are the plugin's own affair, so that only the host makes them, in ways like this. */
    @SuppressWarnings("unchecked") // The factory takes no other settings, and the rule no other states.
    private static Rule<Object> rule() {
        try {
            SeenRecentlyFactory factory = new SeenRecentlyFactory();
            Constructor<?> settings = factory.settings().getDeclaredConstructors()[0];
            settings.setAccessible(true);
            Object made = settings.newInstance(Duration.ofMinutes(5), Duration.ofDays(90), Severity.WARNING);
            return (Rule<Object>) factory.getClass()
                    .getMethod("create", factory.settings(), PluginContext.class)
                    .invoke(factory, made, new TestContext(new ManualClock(Instant.EPOCH)));
        } catch (ReflectiveOperationException changed) {
            throw new LinkageError("the rule's settings have changed", changed);
        }
    }

    void sinkIsDown(boolean down) {
        sinkIsDown = down;
    }

    void setOwnClock(Duration aheadOfTheServers) {
        ahead = aheadOfTheServers;
        source.setOwnClock(ahead);
    }

    /** Belfry dies and starts again. What was told and what was committed stays; what the source was asked is gone. */
    void restart() {
        asked.clear();
        source.restart();
    }

    void minutes(int count) throws InterruptedException {
        times(count, Duration.ofMinutes(1));
    }

    /** With pauses, for hours in which hardly anything happens. */
    void times(int count, Duration pause) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            clock.advance(pause);
            goOn();
        }
    }

    void goOn() throws InterruptedException {
        try {
            for (Event event : source.poll()) {
                rule.key(event).ifPresent(key -> give(key, new Rule.Seen(event)));
            }
        } catch (SourceException unavailable) {
            // As the engine does: it is asked again later.
            warnings.add(unavailable.getMessage());
        }
        wake();
        tell();
        settle();
    }

    private void wake() {
        for (String key : List.copyOf(states.keySet())) {
            Instant at = rule.wakeAt(Objects.requireNonNull(states.get(key)));
            if (at != null && !at.isAfter(now())) {
                give(key, new Rule.Woken());
            }
        }
    }

    private void tell() {
        if (sinkIsDown) {
            return;
        }
        List<Alert> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(alert -> give(alert.key(), new Rule.Told("alert", alert.episode(), List.of())));
    }

    private void settle() throws InterruptedException {
        List<Asked> now = List.copyOf(asked);
        asked.clear();
        for (Asked one : now) {
            // So that rows and reads have times of their own.
            clock.advance(Duration.ofMillis(10));
            give(one.key(), new Rule.Settled(one.handle(), found(one.handle())));
        }
    }

    private Settlement found(Handle handle) throws InterruptedException {
        try {
            return source.source().settle(List.of(handle)).get(0);
        } catch (SourceException unavailable) {
            warnings.add(unavailable.getMessage());
            return new Settlement.Failed("unavailable");
        }
    }

    private void give(String key, Input input) {
        Step<Object, Effect> step = rule.step(states.get(key), input, now());
        if (step.state() == null) {
            states.remove(key);
        } else {
            states.put(key, step.state());
        }
        step.outputs().forEach(effect -> act(key, effect));
    }

    private void act(String key, Effect effect) {
        if (effect instanceof Rule.Raise raise) {
            told.add(raise.content().fields().text("client").orElseThrow());
            texts.add(raise.content().text());
            reads.add(Instant.parse(raise.episode()));
            waiting.add(new Alert(key, raise.episode()));
        } else if (effect instanceof Rule.Settle settle) {
            asked.add(new Asked(key, settle.handle()));
        } else if (effect instanceof Rule.Warn warn) {
            warnings.add(warn.about().sentence());
        }
    }

    private Instant now() {
        return clock.instant().plus(ahead);
    }

    @Override
    public void close() {
        source.close();
    }
}
