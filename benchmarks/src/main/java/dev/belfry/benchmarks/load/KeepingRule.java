package dev.belfry.benchmarks.load;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers every client of one kind of event, and never says a thing. */
final class KeepingRule implements Rule<KeepingRule.Known> {
    private final String kind;

    KeepingRule(String kind) {
        this.kind = kind;
    }

    record Known(Instant since) {}

    @Override
    public Class<Known> state() {
        return Known.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return event.kind().equals(kind) ? event.attributes().text("client") : Optional.empty();
    }

    @Override
    public Step<Known, Effect> step(@Nullable Known state, Input input, Instant now) {
        return state == null
                ? Step.keep(new Known(now), Reason.of("new"))
                : Step.keep(state, Reason.of("known since {time}", state.since()));
    }
}
