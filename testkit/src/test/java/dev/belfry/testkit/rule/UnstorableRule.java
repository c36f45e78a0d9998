package dev.belfry.testkit.rule;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a set, which the store does not know. */
final class UnstorableRule implements Rule<UnstorableRule.Seen> {
    record Seen(Set<String> doors) {}

    @Override
    public Class<Seen> state() {
        return Seen.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return event.attributes().text("door");
    }

    @Override
    public Step<Seen, Effect> step(@Nullable Seen state, Input input, Instant now) {
        return Step.keep(state, Reason.of("keeps what it has"));
    }
}
