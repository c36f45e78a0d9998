package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person removed the label before there was anything to tell. Kept, so that a label which comes back with a crash of
 * the server is not taken for one that somebody set.
 *
 * @param wish the removal
 * @param told the visit that was told last, by the server's clock; null when none was
 * @param quietSince by Belfry's clock
 */
record Disarmed(Wish wish, @Nullable Instant told, Instant quietSince) implements Watch {
    static Step<Watch, Effect> by(LabelChange change, Wish wish, @Nullable Instant told, Turn turn) {
        return Step.keep(
                new Disarmed(wish, told, turn.now()),
                Reason.of("label removed by {by}: waits for the client no more", change.by()));
    }

    @Override
    public Step<Watch, Effect> changed(LabelChange change, Turn turn) {
        Wish wished = Wish.after(wish, change);
        if (wished.equals(wish)) {
            return Step.keep(this, Reason.of("known already"));
        }
        return wished.isSet() ? new Armed(null, told).changed(change, turn) : by(change, wished, told, turn);
    }

    @Override
    public Step<Watch, Effect> seen(Sighting sighting, Turn turn) {
        if (!Times.isBeforeRead(wish.newest().at(), sighting.readAt())) {
            return Step.keep(
                    this,
                    Reason.of(
                            "read before {by} removed the label", wish.newest().by()));
        }
        return Comeback.of(new Episode(sighting.handle(), sighting.readAt(), told, null), 1, sighting, turn);
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
