package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.rule.Rule.Input;
import dev.belfry.core.rule.Rule.Seen;
import dev.belfry.core.rule.Rule.Settled;
import dev.belfry.core.source.Settlement;
import dev.belfry.rules.standard.seenrecently.LabelChange.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A guard of the rule that is taken away, by showing the rule a state or an input without what it guards by. */
enum Weakness {
    /** Tells at once of a client whose label was set after its read began. */
    DOES_NOT_WAIT_FOR_THE_NEXT_POLL {
        @Override
        @Nullable
        Watch before(@Nullable Watch state, Input input) {
            return state instanceof Armed armed && isSighting(input) ? new Armed(null, armed.told()) : state;
        }
    },
    /** Does not know which visit was told last. */
    FORGETS_THE_VISIT_TOLD {
        @Override
        @Nullable
        Watch after(@Nullable Watch state) {
            return state instanceof Armed armed ? new Armed(armed.wish(), null) : state;
        }
    },
    /** Takes every visit for one after the label was set. */
    TELLS_OF_LONG_AGO {
        @Override
        @Nullable
        Watch before(@Nullable Watch state, Input input) {
            return state instanceof Armed armed && armed.wish() != null && isSighting(input)
                    ? new Armed(since(armed.wish(), Instant.EPOCH), armed.told())
                    : state;
        }
    },
    /** Does not look back to the last good poll. */
    LOOKS_NO_FURTHER_BACK {
        @Override
        Event event(Event event) {
            JsonObject attributes = event.attributes();
            return new Event(
                    event.id(),
                    event.source(),
                    event.kind(),
                    event.time(),
                    attributes.with("since", (String) null),
                    event.handle());
        }
    },
    /** Takes Belfry's own changes for a person's. */
    TAKES_ITSELF_FOR_A_PERSON {
        @Override
        Event event(Event event) {
            return new Event(
                    event.id(),
                    event.source(),
                    event.kind(),
                    event.time(),
                    event.attributes().with("own", dev.belfry.core.json.Json.of(false)),
                    event.handle());
        }
    },
    /** Does not remember a visit while it is telling of the one before. */
    FORGETS_WHO_CAME_MEANWHILE {
        @Override
        @Nullable
        Watch after(@Nullable Watch state) {
            if (state instanceof Firing firing) {
                return new Firing(firing.episode(), Later.of(firing.later().wish()));
            }
            return state instanceof Settling it
                    ? new Settling(it.episode(), Later.of(it.later().wish()), it.returns(), it.asked(), it.askAt())
                    : state;
        }
    },
    /** Never asks a second time. */
    ASKS_ONCE,
    /** Believes that a label is off for good, whatever the source knew when it took it off. */
    BELIEVES_EVERY_OFF {
        @Override
        Input input(Input input, @Nullable Watch state) {
            return input instanceof Settled settled && settled.found() instanceof Settlement.Done done
                    ? new Settled(settled.handle(), new Settlement.Done(done.at(), Instant.MAX))
                    : input;
        }
    },
    /** Believes that a label is to stay on, whatever the source knew when it left it. */
    BELIEVES_EVERY_KEPT {
        @Override
        Input input(Input input, @Nullable Watch state) {
            return input instanceof Settled settled && settled.found() instanceof Settlement.Kept
                    ? new Settled(settled.handle(), new Settlement.Kept(Instant.MAX.minusSeconds(1)))
                    : input;
        }
    },
    /** Takes a label that is to stay on for one that is off. */
    NEVER_ARMS_AGAIN {
        @Override
        Input input(Input input, @Nullable Watch state) {
            return input instanceof Settled settled && settled.found() instanceof Settlement.Kept kept
                    ? new Settled(settled.handle(), new Settlement.Done(kept.since(), Instant.MAX))
                    : input;
        }
    },
    /** Does not listen to people once the label is off. */
    IGNORES_SETS_AFTER_DONE {
        @Override
        boolean isDeafTo(@Nullable Watch state, Input input) {
            return state instanceof Done && !isSighting(input);
        }
    },
    /** Takes a label that is on again for one that somebody set. */
    TELLS_OF_WHAT_CAME_BACK {
        @Override
        @Nullable
        Watch before(@Nullable Watch state, Input input) {
            return state instanceof Done done && isSighting(input)
                    ? new Armed(null, done.episode().visit())
                    : state;
        }
    },
    /** Forgets who was disarmed. */
    FORGETS_REMOVALS {
        @Override
        @Nullable
        Watch after(@Nullable Watch state) {
            return state instanceof Disarmed ? null : state;
        }
    };

    Event event(Event event) {
        return event;
    }

    Input input(Input input, @Nullable Watch state) {
        return input;
    }

    @Nullable
    Watch before(@Nullable Watch state, Input input) {
        return state;
    }

    @Nullable
    Watch after(@Nullable Watch state) {
        return state;
    }

    boolean isDeafTo(@Nullable Watch state, Input input) {
        return false;
    }

    private static boolean isSighting(Input input) {
        return input instanceof Seen seen && seen.event().kind().equals(Sighting.KIND);
    }

    private static Wish since(Wish wish, Instant time) {
        return new Wish(Kind.SET, new Wish.Row(time, "alice"), wish.newest());
    }
}
