package dev.belfry.engine.driver;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Status;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.engine.driver.AlertDesk.Saying;
import dev.belfry.engine.driver.RuleDesk.Stimulus;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.StateAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of one rule: its state before, its state after, and what it asked for. */
final class RuleStep {
    /** How long a state sleeps whose rule threw when it was woken, or did not move its timer on. */
    private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(1);

    private final StateDesk states;
    private final AlertDesk alerts;
    private final Listener listener;

    RuleStep(StateDesk states, AlertDesk alerts, Listener listener) {
        this.states = states;
        this.alerts = alerts;
        this.listener = listener;
    }

    <S> void take(RuleBook<S> book, Stimulus stimulus, Turn turn) {
        StateAddress address = stimulus.address();
        Kept before = states.get(address, book);
        try {
            S state = book.rule().state().cast(before.state());
            Step<S, Rule.Effect> step = book.rule().step(state, stimulus.input(), turn.now());
            S next = step.state();
            Instant wakeAt = next == null ? null : book.rule().wakeAt(next);
            keep(book, stimulus, before, new Kept(next, wakeAt, before.alert(), before.episode()), step, turn);
        } catch (RuntimeException defect) {
            turn.tell(() -> listener.threw(book.name(), address.key(), defect));
            if (stimulus.input() instanceof Rule.Woken && before.state() != null) {
                states.keep(address, later(before, turn), book, Reason.of("the rule threw when woken"), turn);
            }
        }
    }

    private <S> void keep(
            RuleBook<S> book, Stimulus stimulus, Kept before, Kept after, Step<S, Rule.Effect> step, Turn turn) {
        turn.tell(() -> listener.stepped(book.name(), stimulus.address().key(), stimulus.input(), step.because()));
        Kept kept = after;
        for (Rule.Effect effect : step.outputs()) {
            kept = apply(effect, book.name(), stimulus, kept, step.because(), turn);
        }
        if (stimulus.input() instanceof Rule.Woken && isDue(kept.wakeAt(), turn.now())) {
            kept = later(kept, turn);
        }
        if (isChanged(before, kept)) {
            states.keep(stimulus.address(), kept, book, step.because(), turn);
        }
    }

    private static boolean isChanged(Kept before, Kept after) {
        return after.state() != before.state()
                || !Objects.equals(after.alert(), before.alert())
                || !Objects.equals(after.wakeAt(), before.wakeAt());
    }

    private Kept apply(Rule.Effect effect, String rule, Stimulus stimulus, Kept kept, Reason because, Turn turn) {
        if (effect instanceof Rule.Raise raise) {
            return say(saying(rule, stimulus, Status.FIRING, raise.episode(), raise.content(), because), kept, turn);
        }
        if (effect instanceof Rule.Resolve resolve) {
            return say(
                    saying(rule, stimulus, Status.RESOLVED, resolve.episode(), resolve.content(), because), kept, turn);
        }
        if (effect instanceof Rule.Settle settle) {
            turn.ask(new Asking(rule, stimulus.address(), settle.handle()));
        } else if (effect instanceof Rule.Warn warn) {
            turn.tell(() -> listener.warned(rule, stimulus.address().key(), warn.about()));
        }
        return kept;
    }

    private static Saying saying(
            String rule, Stimulus stimulus, Status status, String episode, Content content, Reason because) {
        return new Saying(stimulus.address(), rule, status, episode, content, stimulus.event(), because);
    }

    private Kept say(Saying saying, Kept kept, Turn turn) {
        Optional<AlertRow> row = alerts.say(saying, kept, turn);
        return row.map(said -> new Kept(kept.state(), kept.wakeAt(), said.id(), saying.episode()))
                .orElse(kept);
    }

    private static Kept later(Kept kept, Turn turn) {
        return new Kept(kept.state(), turn.now().plus(AFTER_A_DEFECT), kept.alert(), kept.episode());
    }

    private static boolean isDue(@Nullable Instant wakeAt, Instant now) {
        return wakeAt != null && !wakeAt.isAfter(now);
    }
}
