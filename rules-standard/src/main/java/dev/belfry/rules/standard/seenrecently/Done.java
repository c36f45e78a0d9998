package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The label is off. Kept, so that a label which comes back by itself is not told again.
 *
 * @param wish what people are known to have wanted since {@code episode} began
 * @param offAt when the label was seen to be off, by the server's clock
 * @param returns how often the label has come back by itself since a person set it
 * @param quietSince by Belfry's clock
 */
record Done(Episode episode, @Nullable Wish wish, Instant offAt, int returns, Instant quietSince) implements Watch {
    @Override
    public Step<Watch, Effect> changed(LabelChange change, Turn turn) {
        Wish wished = Times.isBeforeRead(change.at(), episode.readAt()) ? wish : Wish.after(wish, change);
        if (wished == null || wished.equals(wish)) {
            return Step.keep(this, Reason.of("known already"));
        }
        if (!wished.isSet()) {
            return Step.keep(this, Reason.of("label removed by {by}: it is off already", change.by()));
        }
        // It may have been set just before the label was taken off, and taken off with it: the source puts that right.
        // Either way it is no longer the label that was set earlier.
        return Settling.ask(
                episode,
                Later.of(Wish.after(null, change)),
                returns,
                turn,
                Reason.of("label set by {by}: asks the source", change.by()));
    }

    @Override
    public Step<Watch, Effect> seen(Sighting sighting, Turn turn) {
        if (!sighting.readAt().isAfter(offAt)) {
            return Step.keep(this, Reason.of("read before the label was off, at {off}", offAt));
        }
        return Comeback.of(episode.cameBack(sighting), returns + 1, sighting, turn);
    }

    @Override
    public Step<Watch, Effect> woken(Turn turn) {
        return turn.forget(this, quietSince);
    }

    @Override
    public Instant wakeAt(SeenRecentlySettings settings) {
        return quietSince.plus(settings.forget());
    }
}
