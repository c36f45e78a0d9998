package dev.belfry.rules.standard.matches;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of an event when it matches, and then is quiet about its key for a while. */
final class Matches implements Rule<Quiet> {
    /** A condition that cannot be evaluated is said so often, for each kind of event. */
    private static final Duration TROUBLE_AGAIN = Duration.ofDays(1);

    private final MatchesSettings settings;
    private final Condition condition;
    private final EventKey key;
    private final Telling telling;

    Matches(MatchesSettings settings, Condition condition) {
        this.settings = settings;
        this.condition = condition;
        this.key = new EventKey(settings.key());
        this.telling = new Telling(settings);
    }

    @Override
    public Class<Quiet> state() {
        return Quiet.class;
    }

    @Override
    public Optional<String> key(Event event) {
        Condition.Verdict verdict = condition.of(event);
        if (verdict.trouble() != null) {
            return Optional.of(EventKey.ofTrouble(event));
        }
        return verdict.matches() ? Optional.of(key.of(event)) : Optional.empty();
    }

    @Override
    public Step<Quiet, Effect> step(@Nullable Quiet state, Input input, Instant now) {
        Quiet quiet = state == null || isOver(state, now) ? null : state;
        if (input instanceof Seen seen) {
            return seen(quiet, seen.event(), now);
        }
        return Step.keep(quiet, quiet == null ? Reason.of("quiet is over") : Reason.of("nothing to do"));
    }

    @Override
    public Instant wakeAt(Quiet state) {
        return state.until();
    }

    private Step<Quiet, Effect> seen(@Nullable Quiet quiet, Event event, Instant now) {
        Condition.Verdict verdict = condition.of(event);
        String trouble = verdict.trouble();
        if (trouble != null) {
            return trouble(quiet, event, trouble, now);
        }
        if (!verdict.matches()) {
            return Step.keep(quiet, Reason.of("does not match"));
        }
        if (quiet != null) {
            return Step.keep(
                    quiet,
                    Reason.of(
                            "matches, but was told at {told}: quiet for {again-after}",
                            quiet.since(),
                            settings.againAfter()));
        }
        return Step.keep(quietFor(settings.againAfter(), now), telling.raise(event, now), Reason.of("matches"));
    }

    private static Step<Quiet, Effect> trouble(@Nullable Quiet quiet, Event event, String trouble, Instant now) {
        Reason because = Reason.of(
                "cannot tell whether events of kind {kind} match, so they do not: {why}. In when, ask has(event.…) first",
                event.kind(),
                trouble);
        return quiet == null
                ? Step.keep(quietFor(TROUBLE_AGAIN, now), new Warn(because), because)
                : Step.keep(quiet, because);
    }

    private static @Nullable Quiet quietFor(Duration span, Instant now) {
        return span.isZero() ? null : new Quiet(now, now.plus(span));
    }

    /** A clock that was put back by more than the span makes nobody wait for it. */
    private static boolean isOver(Quiet state, Instant now) {
        Instant started = state.since().minus(Duration.between(state.since(), state.until()));
        return !now.isBefore(state.until()) || now.isBefore(started);
    }
}
