package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The client is waited for.
 *
 * @param wish who set the label; null when that is not known
 * @param told the visit that was told last, by the server's clock; null when none was
 * @param last the last visit that was seen while it was waited for, too long ago to be told; null when none was
 */
record Armed(
        @Nullable Wish wish,
        @Nullable Instant told,
        @Nullable Instant last) implements Watch {
    /** Knows nothing, so it need not be kept: the state of a label that nobody has heard of yet. */
    static final Armed NEW = new Armed(null, null);

    Armed(@Nullable Wish wish, @Nullable Instant told) {
        this(wish, told, null);
    }

    @Override
    public Step<Watch, Effect> changed(LabelChange change, Turn turn) {
        Wish wished = Wish.after(wish, change);
        if (wished.equals(wish)) {
            return Step.keep(this, Reason.of("known already"));
        }
        return wished.isSet()
                ? Step.keep(
                        new Armed(wished, told, last),
                        Reason.of("label set by {by}: waits for the client", change.by()))
                : Disarmed.by(change, wished, told, turn);
    }

    @Override
    public Step<Watch, Effect> seen(Sighting sighting, Turn turn) {
        return turn.recency()
                .against(sighting, wish, told)
                .map(reason -> Step.<Watch, Effect>keep(after(sighting), reason))
                .orElseGet(() -> Firing.raise(sighting, this, turn));
    }

    /** Of a client that nobody is known to wait for nothing is kept. */
    private Armed after(Sighting sighting) {
        boolean later = last == null || sighting.seen().isAfter(last);
        return wish != null && later ? new Armed(wish, told, sighting.seen()) : this;
    }
}
