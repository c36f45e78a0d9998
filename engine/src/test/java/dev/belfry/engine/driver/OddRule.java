package dev.belfry.engine.driver;

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

/** A rule that does what a bad one might: an event's kind says what. */
final class OddRule implements Rule<OddRule.State> {
    record State(String kind, double number, @Nullable Instant wakeAt) {}

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
        return state.wakeAt();
    }

    @Override
    public Step<State, Effect> step(@Nullable State state, Input input, Instant now) {
        if (input instanceof Seen seen) {
            return seen(state, seen.event(), now);
        }
        if (input instanceof Told && state != null && state.kind().equals("once more when told")) {
            State next = new State("told", 0, null);
            return Step.keep(next, new Raise("second", content("told")), Reason.of("told"));
        }
        if (input instanceof Woken && state != null && state.kind().equals("throws when woken")) {
            throw new IllegalStateException("woken");
        }
        return Step.keep(state, Reason.of("as it was"));
    }

    private static Step<State, Effect> seen(@Nullable State state, Event event, Instant now) {
        Raise raise =
                new Raise("first", content(event.attributes().text("client").orElse("")));
        return switch (event.kind()) {
            case "nothing" -> Step.keep(state, Reason.of("nothing"));
            case "stateless" -> Step.keep(null, raise, Reason.of("stateless"));
            case "unstorable" -> Step.keep(new State("", Double.NaN, null), raise, Reason.of("unstorable"));
            case "stuck timer", "throws when woken" ->
                Step.keep(new State(event.kind(), 0, now.minusSeconds(1)), Reason.of("timer"));
            default -> Step.keep(new State(event.kind(), 0, null), raise, Reason.of("seen"));
        };
    }

    private static Content content(String title) {
        return new Content(Severity.INFO, title, "", Json.object(), List.of());
    }
}
