package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule with one of its guards taken away. */
final class WeakenedRule implements Rule<Watch> {
    private final Rule<Watch> rule;
    private final Weakness weakness;

    WeakenedRule(Rule<Watch> rule, Weakness weakness) {
        this.rule = rule;
        this.weakness = weakness;
    }

    @Override
    public Class<Watch> state() {
        return Watch.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return rule.key(weakness.event(event));
    }

    @Override
    public Step<Watch, Effect> step(@Nullable Watch state, Input input, Instant now) {
        Input taken = input instanceof Seen seen ? new Seen(weakness.event(seen.event())) : input;
        if (weakness.isDeafTo(state, taken)) {
            return Step.keep(state, dev.belfry.core.machine.Reason.of("deaf"));
        }
        Step<Watch, Effect> step = rule.step(weakness.before(state, taken), weakness.input(taken, state), now);
        return new Step<>(weakness.after(step.state()), step.outputs(), step.because());
    }

    @Override
    public @Nullable Instant wakeAt(Watch state) {
        return weakness == Weakness.ASKS_ONCE && state instanceof Settling ? null : rule.wakeAt(state);
    }
}
