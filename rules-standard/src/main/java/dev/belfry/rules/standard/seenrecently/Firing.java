package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Raise;
import dev.belfry.core.rule.Rule.Told;

/** An alert is on its way to people. */
record Firing(Episode episode, Later later) implements Watch {
    static Step<Watch, Effect> raise(Sighting sighting, Armed armed, Turn turn) {
        Episode episode = Episode.of(sighting);
        Wish wish = armed.wish();
        Later later = Later.of(wish == null ? null : wish.notBefore(sighting.readAt()));
        BackOnline alert = new BackOnline(sighting, armed, turn.settings());
        return Step.keep(new Firing(episode, later), new Raise(episode.name(), alert.content()), alert.because());
    }

    @Override
    public Step<Watch, Effect> changed(LabelChange change, Turn turn) {
        if (Times.isBeforeRead(change.at(), episode.readAt())) {
            return Step.keep(this, Reason.of("older than the alert of {read}", episode.readAt()));
        }
        return keep(later.after(change), Reason.of("label changed by {by}, while an alert is on its way", change.by()));
    }

    @Override
    public Step<Watch, Effect> seen(Sighting sighting, Turn turn) {
        return keep(
                later.after(sighting, episode, turn.recency()),
                Reason.of("the alert of {read} is not told to everyone yet", episode.readAt()));
    }

    @Override
    public Step<Watch, Effect> told(Told told, Turn turn) {
        if (!told.episode().equals(episode.name())) {
            return Watch.super.told(told, turn);
        }
        return Settling.ask(
                episode.told(turn.now()), later, 0, turn, Reason.of("everyone is told: the label is to come off"));
    }

    private Step<Watch, Effect> keep(Later then, Reason because) {
        return Step.keep(then.equals(later) ? this : new Firing(episode, then), because);
    }
}
