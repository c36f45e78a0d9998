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
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of one rule: its state before, its state after, and what it asked for. */
final class RuleStep {
    /** How long a state sleeps whose rule threw when it was woken, or did not move its timer on. */
    private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(1);

    private final StateDesk states;
    private final AlertDesk alerts;
    private final HungCalls hung;
    private final Listener listener;

    RuleStep(StateDesk states, AlertDesk alerts, HungCalls hung, Listener listener) {
        this.states = states;
        this.alerts = alerts;
        this.hung = hung;
        this.listener = listener;
    }

    <S> void take(RuleBook<S> book, Stimulus stimulus, Turn turn) {
        StateAddress address = stimulus.address();
        try {
            hung.refuse(book, stimulus.subject());
            Kept before = states.get(address, book, turn);
            S state = book.type().cast(before.state());
            Step<S, Rule.Effect> step = book.step(state, stimulus.input(), stimulus.subject(), turn.now());
            S next = step.state();
            if (next == state) {
                keep(book, stimulus, before, before, step, turn);
            } else {
                Instant wakeAt = next == null ? null : book.wakeAt(next, stimulus.subject());
                keep(book, stimulus, before, before.moved(next, wakeAt), step, turn);
            }
        } catch (StoreException nobodysDefect) {
            throw nobodysDefect;
        } catch (RuntimeException defect) {
            turn.tell(() -> listener.threw(book.name(), address.key(), defect));
            if (stimulus.input() instanceof Rule.Woken) {
                states.postpone(address, turn.now().plus(AFTER_A_DEFECT), turn);
            }
        }
    }

    private <S> void keep(
            RuleBook<S> book, Stimulus stimulus, Kept before, Kept after, Step<S, Rule.Effect> step, Turn turn) {
        // Before anything is done: a state that cannot be stored must not leave its alert behind.
        String text = after.state() == null || after.state() == before.state()
                ? null
                : book.write(after.state(), stimulus.subject());
        turn.tell(() -> listener.stepped(book.name(), stimulus.address().key(), stimulus.input(), step.because()));
        Kept kept = after;
        for (Rule.Effect effect : step.outputs()) {
            kept = apply(effect, book.name(), stimulus, kept, step.because(), turn);
        }
        if (stimulus.input() instanceof Rule.Woken && isDue(kept.wakeAt(), turn.now())) {
            kept = kept.moved(kept.state(), turn.now().plus(AFTER_A_DEFECT));
        }
        if (kept.state() == null) {
            states.forget(stimulus.address(), before, turn);
        } else if (kept.differsFrom(before)) {
            String written = text == null ? book.write(kept.state(), stimulus.subject()) : text;
            states.keep(stimulus.address(), kept, written, step.because(), turn);
        }
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
        return row.map(said -> kept.saying(said.id(), saying.episode())).orElse(kept);
    }

    private static boolean isDue(@Nullable Instant wakeAt, Instant now) {
        return wakeAt != null && !wakeAt.isAfter(now);
    }
}
