package dev.belfry.engine.plugin;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that throws nothing but {@link PluginFailure}. */
final class GuardedRule<S> implements Rule<S> {
    private final Rule<S> rule;
    private final PluginCalls calls;

    GuardedRule(Rule<S> rule, PluginCalls calls) {
        this.rule = rule;
        this.calls = calls;
    }

    @Override
    public Class<S> state() {
        return calls.call("state", rule::state);
    }

    @Override
    public Optional<String> key(Event event) {
        return calls.call("key", () -> rule.key(event));
    }

    @Override
    public Duration reach() {
        return calls.call("reach", rule::reach);
    }

    @Override
    public Step<S, Effect> step(@Nullable S state, Input input, Instant now) {
        return calls.call("step", () -> rule.step(state, input, now));
    }

    @Override
    public @Nullable Instant wakeAt(S state) {
        return calls.call("wakeAt", () -> Optional.ofNullable(rule.wakeAt(state)))
                .orElse(null);
    }

    @Override
    public String toString() {
        return calls.toString();
    }
}
