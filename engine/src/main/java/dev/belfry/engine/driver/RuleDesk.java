package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.core.rule.Rule;
import dev.belfry.engine.store.StateAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds whom an input concerns, and lets them take it, one after the other. */
final class RuleDesk {
    private final Map<Integer, RuleBook<?>> books;
    private final StateDesk states;
    private final RuleStep step;
    private final HungCalls hung;
    private final Listener listener;
    private final Deque<Stimulus> stimuli = new ArrayDeque<>();

    /**
     * An input for one state.
     *
     * @param event what the source saw, if that is what it is about
     */
    record Stimulus(
            StateAddress address,
            Rule.Input input,
            @Nullable Event event) {
        /** What a call is about, if it should not come back. */
        Object subject() {
            return event == null ? address : event;
        }
    }

    RuleDesk(Map<Integer, RuleBook<?>> books, StateDesk states, RuleStep step, HungCalls hung, Listener listener) {
        this.books = books;
        this.states = states;
        this.step = step;
        this.hung = hung;
        this.listener = listener;
    }

    void seen(List<Event> events, String source, Turn turn) {
        List<Stimulus> seen = new ArrayList<>();
        for (Event event : events) {
            books.forEach((number, book) -> {
                if (book.slot().reads(source)) {
                    key(book, event, turn)
                            .ifPresent(key ->
                                    seen.add(new Stimulus(new StateAddress(number, key), new Rule.Seen(event), event)));
                }
            });
        }
        Set<StateAddress> addresses = new LinkedHashSet<>();
        seen.forEach(stimulus -> addresses.add(stimulus.address()));
        states.prefetch(addresses, turn);
        seen.forEach(stimulus -> take(stimulus, turn));
    }

    private Optional<String> key(RuleBook<?> book, Event event, Turn turn) {
        try {
            hung.refuse(book, event);
            return book.key(event);
        } catch (RuntimeException defect) {
            turn.tell(() -> listener.threw(book.name(), "", defect));
            return Optional.empty();
        }
    }

    /** Wakes the states whose time has come. */
    void wake(Turn turn) {
        for (StateAddress address : states.due(turn)) {
            take(new Stimulus(address, new Rule.Woken(), null), turn);
        }
    }

    void take(Stimulus first, Turn turn) {
        stimuli.add(first);
        takeAll(turn);
    }

    /** An alert has become told; its rule hears of it in this very turn. */
    void told(StateAddress address, Rule.Told told) {
        stimuli.add(new Stimulus(address, told, null));
    }

    /** Lets the rules take what has come up meanwhile, until nothing is left. */
    void takeAll(Turn turn) {
        for (Stimulus next = stimuli.poll(); next != null; next = stimuli.poll()) {
            RuleBook<?> book = books.get(next.address().rule());
            if (book != null) {
                step.take(book, next, turn);
            }
        }
    }
}
