package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events and hands them to the state they concern. What happens then is written in each state. */
final class SeenRecently implements Rule<Watch> {
    private final SeenRecentlySettings settings;

    SeenRecently(SeenRecentlySettings settings) {
        this.settings = settings;
    }

    @Override
    public Class<Watch> state() {
        return Watch.class;
    }

    @Override
    public Duration reach() {
        return settings.within();
    }

    /** Changes of Belfry's own are not for this rule: they are what it asked for. */
    @Override
    public Optional<String> key(Event event) {
        boolean mine = Sighting.KIND.equals(event.kind()) || (LabelChange.KIND.equals(event.kind()) && !isOwn(event));
        return mine ? Subject.key(event.attributes()) : Optional.empty();
    }

    @Override
    public Step<Watch, Effect> step(@Nullable Watch state, Input input, Instant now) {
        Watch watch = state == null ? Armed.NEW : state;
        Step<Watch, Effect> step = react(watch, input, new Turn(settings, now));
        return Armed.NEW.equals(step.state()) ? new Step<>(null, step.outputs(), step.because()) : step;
    }

    @Override
    public @Nullable Instant wakeAt(Watch state) {
        return state.wakeAt(settings);
    }

    private static Step<Watch, Effect> react(Watch watch, Input input, Turn turn) {
        if (input instanceof Seen seen) {
            return react(watch, seen.event(), turn);
        }
        if (input instanceof Told told) {
            return watch.told(told, turn);
        }
        return input instanceof Settled settled ? watch.settled(settled, turn) : watch.woken(turn);
    }

    private static Step<Watch, Effect> react(Watch watch, Event event, Turn turn) {
        if (Sighting.KIND.equals(event.kind())) {
            return Sighting.of(event)
                    .map(sighting -> watch.seen(sighting, turn))
                    .orElseGet(() -> unusable(watch, "its handle, its time, or when its read began"));
        }
        return LabelChange.of(event)
                .map(change -> watch.changed(change, turn))
                .orElseGet(() -> unusable(watch, "its time, or whether the label was set or removed"));
    }

    private static Step<Watch, Effect> unusable(Watch watch, String lacks) {
        return Step.keep(watch, Reason.of("cannot be used: the event lacks {what}", lacks));
    }

    private static boolean isOwn(Event event) {
        return event.attributes().get("own") instanceof JsonBoolean own && own.value();
    }
}
