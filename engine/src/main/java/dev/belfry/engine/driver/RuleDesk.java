package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.core.rule.Rule;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.StateAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds whom an input concerns, and lets them take it, one after the other. */
final class RuleDesk {
    private final Map<Integer, RuleSlot> slots = new LinkedHashMap<>();
    private final Map<Integer, Class<?>> types = new HashMap<>();
    private final StateDesk states;
    private final RuleStep step;
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
            @Nullable Event event) {}

    RuleDesk(List<RuleSlot> rules, Names names, StateDesk states, RuleStep step, Listener listener) {
        for (RuleSlot slot : rules) {
            int number = names.number(slot.name());
            slots.put(number, slot);
            types.put(number, slot.rule().state());
        }
        this.states = states;
        this.step = step;
        this.listener = listener;
    }

    void seen(List<Event> events, String source, Turn turn) {
        List<Stimulus> seen = new ArrayList<>();
        for (Event event : events) {
            slots.forEach((number, slot) -> {
                if (slot.reads(source)) {
                    key(slot, event, turn)
                            .ifPresent(key ->
                                    seen.add(new Stimulus(new StateAddress(number, key), new Rule.Seen(event), event)));
                }
            });
        }
        Set<StateAddress> addresses = new LinkedHashSet<>();
        seen.forEach(stimulus -> addresses.add(stimulus.address()));
        states.prefetch(addresses, types);
        seen.forEach(stimulus -> take(stimulus, turn));
    }

    private Optional<String> key(RuleSlot slot, Event event, Turn turn) {
        try {
            return slot.rule().key(event);
        } catch (RuntimeException defect) {
            turn.tell(() -> listener.threw(slot.name(), "", defect));
            return Optional.empty();
        }
    }

    /** Wakes the states whose time has come. */
    void wake(Turn turn) {
        for (StateAddress address : states.due(turn, types)) {
            take(new Stimulus(address, new Rule.Woken(), null), turn);
        }
    }

    void take(Stimulus first, Turn turn) {
        stimuli.add(first);
        takeAll(turn);
    }

    /** An alert has become told; its rule hears of it in this very turn. */
    void told(AlertRow alert, Rule.Told told) {
        stimuli.add(new Stimulus(new StateAddress(alert.rule(), alert.subject()), told, null));
    }

    /** Lets the rules take what has come up meanwhile, until nothing is left. */
    void takeAll(Turn turn) {
        for (Stimulus next = stimuli.poll(); next != null; next = stimuli.poll()) {
            RuleSlot slot = slots.get(next.address().rule());
            if (slot != null) {
                step.take(slot, next, turn);
            }
        }
    }
}
