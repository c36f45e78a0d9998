package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Settle;
import dev.belfry.core.rule.Rule.Settled;
import dev.belfry.core.source.Settlement;
import dev.belfry.rules.standard.seenrecently.LabelChange.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The source is to make the label what people want. Whatever becomes of the answer, the timer asks again.
 *
 * @param returns how often the label has come back by itself since a person set it
 * @param asked how often the source was asked in a row
 * @param askAt when to ask again, by Belfry's clock
 */
record Settling(Episode episode, Later later, int returns, int asked, Instant askAt) implements Watch {
    /** Asks now, and again after a pause if nothing comes of it. */
    static Step<Watch, Effect> ask(Episode episode, Later later, int returns, Turn turn, Reason because) {
        return new Settling(episode, later, returns, 0, turn.now()).ask(turn, because);
    }

    /** Asks after a pause that depends on how often the label has come back. */
    static Settling cameBack(Episode episode, int returns, Turn turn) {
        Instant ask = turn.now().plus(Pauses.afterReturning(returns));
        return new Settling(episode, Later.of(null), returns, 0, ask);
    }

    @Override
    public Step<Watch, Effect> changed(LabelChange change, Turn turn) {
        Later then = Times.isBeforeRead(change.at(), episode.readAt()) ? later : later.after(change);
        if (then.equals(later)) {
            return Step.keep(this, Reason.of("known already"));
        }
        Instant soon = turn.now().plus(Pauses.afterAsking(1));
        return Step.keep(
                new Settling(episode, then, returns, Math.min(asked, 1), askAt.isBefore(soon) ? askAt : soon),
                Reason.of("label changed by {by}, while it is being settled", change.by()));
    }

    @Override
    public Step<Watch, Effect> seen(Sighting sighting, Turn turn) {
        Later then = later.after(sighting, episode, turn.recency());
        return then.equals(later)
                ? Step.keep(this, Reason.of("the label is still being settled"))
                : Step.keep(
                        new Settling(episode, then, returns, asked, askAt),
                        Reason.of("seen at {seen}: to be told once the label is settled", sighting.seen()));
    }

    @Override
    public Step<Watch, Effect> settled(Settled settled, Turn turn) {
        if (!settled.handle().equals(episode.handle())) {
            return Watch.super.settled(settled, turn);
        }
        if (settled.found() instanceof Settlement.Done off && Times.isPlausible(off.at())) {
            return off(off, turn);
        }
        if (settled.found() instanceof Settlement.Kept kept && Times.isPlausible(kept.since())) {
            return kept(kept, turn);
        }
        String why =
                settled.found() instanceof Settlement.Failed failed ? failed.why() : "the source gave no such time";
        return Step.keep(this, Reason.of("not settled: {why}; asks again at {at}", why, askAt));
    }

    @Override
    public Step<Watch, Effect> woken(Turn turn) {
        return turn.now().isBefore(askAt)
                ? Watch.super.woken(turn)
                : ask(turn, Reason.of("asks the source to settle the label, time {number} in a row", asked + 1));
    }

    @Override
    public Instant wakeAt(SeenRecentlySettings settings) {
        return askAt;
    }

    private Step<Watch, Effect> ask(Turn turn, Reason because) {
        Instant again = turn.now().plus(Pauses.afterAsking(asked + 1));
        return Step.keep(
                new Settling(episode, later, returns, asked + 1, again), new Settle(episode.handle()), because);
    }

    private Step<Watch, Effect> off(Settlement.Done off, Turn turn) {
        Wish wish = later.wish();
        if (wish != null && wish.isSet() && !isKnown(wish, off.knew())) {
            return Step.keep(
                    this,
                    Reason.of(
                            "off, but the source did not know that {by} set the label at {set}; asks again at {at}",
                            wish.newest().by(),
                            wish.newest().at(),
                            askAt));
        }
        return Step.keep(
                new Done(episode, wish, off.at(), returns, turn.now()),
                Reason.of("the label is off; asked again at {at}: off", off.at()));
    }

    private static boolean isKnown(Wish wish, @Nullable Instant knew) {
        return knew != null && !knew.isBefore(wish.newest().at());
    }

    private Step<Watch, Effect> kept(Settlement.Kept kept, Turn turn) {
        Wish wish = later.wish();
        if (wish != null && !wish.newest().at().isBefore(kept.since()) && !wish.isSet()) {
            return Step.keep(
                    this,
                    Reason.of(
                            "left on, but the source did not know that {by} removed the label at {removed};"
                                    + " asks again at {at}",
                            wish.newest().by(),
                            wish.newest().at(),
                            askAt));
        }
        Armed armed = new Armed(Wish.after(wish, new LabelChange(Kind.SET, kept.since(), "")), episode.visit());
        Sighting missed = later.sighting();
        return missed == null
                ? Step.keep(armed, Reason.of("left on: somebody set the label at {set}", kept.since()))
                : armed.seen(missed, turn);
    }
}
