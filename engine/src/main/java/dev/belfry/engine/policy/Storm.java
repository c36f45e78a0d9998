package dev.belfry.engine.policy;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.engine.policy.StormState.Raging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a storm of messages for one sink from calm. It begins with the first message over what the terms allow, and is
 * over when only half of that came for as long: a rate that hovers around the limit must not begin storms without end.
 */
public final class Storm implements Machine<StormState, StormInput, StormOutput> {
    /** So that all batches of one poll are in the first digest. */
    static final Duration LINGER = Duration.ofSeconds(2);
    /** Nobody waits for longer; if it goes on, the next one begins with the next message. */
    static final Duration LONGEST = Duration.ofHours(1);

    private final StormTerms terms;

    public Storm(StormTerms terms) {
        this.terms = terms;
    }

    @Override
    public Step<StormState, StormOutput> step(@Nullable StormState state, StormInput input, Instant now) {
        StormState from = state == null ? StormState.CALM : state;
        return switch (input) {
            case CAME -> came(from, now);
            case WOKEN -> woken(from, now);
            case RESTARTED -> restarted(from, now);
            case FOUND -> begun(from.recent(), StormOutput.BEGIN, now);
        };
    }

    @Override
    public @Nullable Instant wakeAt(StormState state) {
        Raging storm = state.storm();
        if (storm == null) {
            return null;
        }
        if (storm.toldAt() == null) {
            return storm.since().plus(LINGER);
        }
        Instant longest = storm.since().plus(LONGEST);
        Instant calm = calmAt(state.recent(), storm.toldAt());
        return calm.isBefore(longest) ? calm : longest;
    }

    private Step<StormState, StormOutput> came(StormState from, Instant now) {
        List<Instant> recent = recent(from.recent(), now);
        List<Instant> with = with(recent, now);
        if (from.storm() != null) {
            return Step.keep(new StormState(with, from.storm()), StormOutput.GROUP, Reason.of("in a storm"));
        }
        if (recent.size() < terms.over()) {
            return Step.keep(new StormState(with, null), StormOutput.ALONE, Reason.of("calm"));
        }
        Step<StormState, StormOutput> begun = begun(with, StormOutput.BEGIN, now);
        return new Step<>(begun.state(), List.of(StormOutput.BEGIN, StormOutput.GROUP), begun.because());
    }

    private Step<StormState, StormOutput> begun(List<Instant> recent, StormOutput output, Instant now) {
        return Step.keep(
                new StormState(recent, new Raging(now, null)),
                output,
                Reason.of("more than {most} within {per}", terms.most(), terms.per()));
    }

    private Step<StormState, StormOutput> woken(StormState from, Instant now) {
        Raging storm = from.storm();
        if (storm == null) {
            return Step.keep(from, Reason.of("calm"));
        }
        StormState known = atMost(from, storm, now);
        Instant due = wakeAt(known);
        if (due == null || due.isAfter(now)) {
            return Step.keep(known, Reason.of("not yet"));
        }
        if (storm.toldAt() == null) {
            Raging told = new Raging(earlier(storm.since(), now), now);
            Reason because = Reason.of("more than {most} within {per}", terms.most(), terms.per());
            return Step.keep(new StormState(known.recent(), told), StormOutput.TELL, because);
        }
        List<Instant> recent = recent(known.recent(), now);
        return Step.keep(new StormState(recent, null), StormOutput.END, over(recent));
    }

    private Reason over(List<Instant> recent) {
        if (terms.equals(StormTerms.NONE)) {
            return Reason.of("this sink has no storms any more");
        }
        return recent.size() <= terms.over() / 2
                ? Reason.of("no more than {half} within {per}", terms.half(), terms.per())
                : Reason.of("it has gone on for {longest}", LONGEST);
    }

    /** Whatever came lately is forgotten: the storm goes on as if it had just come. */
    private Step<StormState, StormOutput> restarted(StormState from, Instant now) {
        List<Instant> recent = from.storm() == null ? List.of() : Collections.nCopies(terms.over() / 2 + 1, now);
        return Step.keep(new StormState(recent, from.storm()), Reason.of("started again"));
    }

    /** The same, unless it is of a time to come, told by a clock that has been put back since. */
    private static StormState atMost(StormState from, Raging storm, Instant now) {
        Instant last = from.recent().isEmpty()
                ? Instant.MIN
                : from.recent().get(from.recent().size() - 1);
        if (!last.isAfter(now) && !storm.since().isAfter(now)) {
            return from;
        }
        Instant toldAt = storm.toldAt() == null ? null : earlier(storm.toldAt(), now);
        return new StormState(clamped(from.recent(), now), new Raging(earlier(storm.since(), now), toldAt));
    }

    private static List<Instant> clamped(List<Instant> times, Instant now) {
        return times.stream().map(time -> earlier(time, now)).toList();
    }

    private List<Instant> recent(List<Instant> times, Instant now) {
        Instant from = now.minus(terms.per());
        return clamped(times, now).stream().filter(time -> time.isAfter(from)).toList();
    }

    private List<Instant> with(List<Instant> recent, Instant now) {
        List<Instant> with = new ArrayList<>(recent);
        with.add(now);
        return with.size() > terms.over() ? with.subList(with.size() - terms.over(), with.size()) : with;
    }

    /** When no more than half of what the terms allow will have come for as long as they say. */
    private Instant calmAt(List<Instant> recent, Instant toldAt) {
        int beyond = recent.size() - 1 - terms.over() / 2;
        return beyond < 0 ? toldAt : recent.get(beyond).plus(terms.per());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
