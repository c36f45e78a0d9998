package dev.belfry.engine.run;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that raises at every event and keeps nothing. */
final class StatelessRule implements Rule<StatelessRule.Nothing> {
    record Nothing() {}

    @Override
    public Class<Nothing> state() {
        return Nothing.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return event.attributes().text("client");
    }

    @Override
    public Step<Nothing, Effect> step(@Nullable Nothing state, Input input, Instant now) {
        if (input instanceof Seen seen) {
            Content content = new Content(Severity.INFO, key(seen.event()).orElse(""), "", Json.object(), List.of());
            return Step.keep(null, new Raise(now.toString(), content), Reason.of("seen"));
        }
        return Step.keep(state, Reason.of("nothing"));
    }
}
