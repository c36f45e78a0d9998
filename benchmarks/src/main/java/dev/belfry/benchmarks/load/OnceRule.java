package dev.belfry.benchmarks.load;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.source.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Raises one alert for each client, has it settled once told, and is done: what a once-only rule writes. */
final class OnceRule implements Rule<OnceRule.State> {
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final List<String> FIELDS = List.of("host", "client", "label", "os", "org", "address", "labels");

    sealed interface State {}

    record Firing(Handle handle) implements State {}

    record Settling(Handle handle, Instant again) implements State {}

    record Done(Instant at) implements State {}

    @Override
    public Class<State> state() {
        return State.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return event.attributes().text("client").map(client -> "9f86d081884c7d65/root/" + client + "/slack");
    }

    @Override
    public @Nullable Instant wakeAt(State state) {
        return state instanceof Settling settling ? settling.again() : null;
    }

    @Override
    public Step<State, Effect> step(@Nullable State state, Input input, Instant now) {
        if (input instanceof Seen seen && state == null && seen.event().handle() != null) {
            Raise raise = new Raise(
                    seen.event().time().toString(), content(seen.event().attributes()));
            return Step.keep(
                    new Firing(seen.event().handle()),
                    raise,
                    Reason.of("seen {at}", seen.event().time()));
        }
        if (input instanceof Told && state instanceof Firing firing) {
            State settling = new Settling(firing.handle(), now.plus(AGAIN));
            return Step.keep(settling, new Settle(firing.handle()), Reason.of("told"));
        }
        if (input instanceof Settled settled && settled.found() instanceof Settlement.Done done) {
            return Step.keep(new Done(done.at()), Reason.of("settled"));
        }
        return Step.keep(state, Reason.of("nothing to do"));
    }

    private static Content content(JsonObject event) {
        JsonObject.Builder fields = JsonObject.builder();
        FIELDS.forEach(name -> fields.put(name, event.get(name)));
        fields.put("seen", event.get("last-seen"));
        String host = event.text("host").orElse("");
        return new Content(Severity.INFO, host + " is back online", "", fields.build(), List.of());
    }
}
