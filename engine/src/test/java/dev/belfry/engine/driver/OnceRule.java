package dev.belfry.engine.driver;

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

/** A rule with every arrow the driver must serve: raises once for each client, settles when told, asks again by timer. */
public final class OnceRule implements Rule<OnceRule.State> {
    static final Duration AGAIN = Duration.ofMinutes(1);

    public sealed interface State {}

    record Firing(String episode, @Nullable Handle handle) implements State {}

    record Settling(Handle handle, Instant again) implements State {}

    record Done(Instant at) implements State {}

    @Override
    public Class<State> state() {
        return State.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return event.attributes().text("client");
    }

    @Override
    public @Nullable Instant wakeAt(State state) {
        return state instanceof Settling settling ? settling.again() : null;
    }

    @Override
    public Step<State, Effect> step(@Nullable State state, Input input, Instant now) {
        if (input instanceof Seen seen && seen.event().kind().equals("poison")) {
            throw new IllegalStateException("poison");
        }
        if (input instanceof Seen seen && state == null) {
            String episode = seen.event().time().toString();
            return Step.keep(
                    new Firing(episode, seen.event().handle()), raise(episode, seen.event()), Reason.of("new"));
        }
        if (input instanceof Seen seen
                && state instanceof Firing firing
                && seen.event().kind().equals("more")) {
            return Step.keep(state, raise(firing.episode(), seen.event()), Reason.of("more"));
        }
        if (input instanceof Seen seen
                && state instanceof Done
                && seen.event().kind().equals("again")) {
            String episode = seen.event().time().toString();
            return Step.keep(
                    new Firing(episode, seen.event().handle()), raise(episode, seen.event()), Reason.of("again"));
        }
        if (input instanceof Told && state instanceof Firing firing && firing.handle() != null) {
            return settle(firing.handle(), now);
        }
        if (input instanceof Woken && state instanceof Settling settling) {
            return settle(settling.handle(), now);
        }
        if (input instanceof Settled settled && settled.found() instanceof Settlement.Done done) {
            return Step.keep(new Done(done.at()), Reason.of("settled"));
        }
        return Step.keep(state, Reason.of("nothing to do"));
    }

    private static Raise raise(String episode, Event event) {
        String client = event.attributes().text("client").orElse("");
        JsonObject fields = JsonObject.builder()
                .put("client", client)
                .putIfPresent("label", event.attributes().text("label").orElse(null))
                .build();
        return new Raise(episode, new Content(Severity.WARNING, client + " is back", "", fields, List.of()));
    }

    private static Step<State, Effect> settle(Handle handle, Instant now) {
        return Step.keep(new Settling(handle, now.plus(AGAIN)), new Settle(handle), Reason.of("told"));
    }
}
