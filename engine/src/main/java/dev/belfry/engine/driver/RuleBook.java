package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.engine.codec.SourceNames;
import dev.belfry.engine.codec.StateCodec;
import dev.belfry.engine.store.StateAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A configured rule with its number in the store and the codec of its states. Every call of its code goes through here,
 * for it may not come back.
 */
record RuleBook<S>(int number, RuleSlot slot, Rule<S> rule, Class<S> type, StateCodec<S> codec, Custody custody) {
    /**
     * Opens the book of a rule.
     *
     * @throws IllegalArgumentException when its states cannot be stored; the message names the component
     */
    static RuleBook<?> of(int number, RuleSlot slot, SourceNames sources, Custody custody) {
        return of(number, slot, slot.rule(), sources, custody);
    }

    private static <S> RuleBook<S> of(int number, RuleSlot slot, Rule<S> rule, SourceNames sources, Custody custody) {
        Class<S> type = rule.state();
        return new RuleBook<>(number, slot, rule, type, StateCodec.of(type, sources), custody);
    }

    String name() {
        return slot.name();
    }

    Optional<String> key(Event event) {
        custody.enter(this, event);
        try {
            return rule.key(event);
        } finally {
            custody.leave();
        }
    }

    Step<S, Rule.Effect> step(@Nullable S state, Rule.Input input, Object subject, Instant now) {
        custody.enter(this, subject);
        try {
            return rule.step(state, input, now);
        } finally {
            custody.leave();
        }
    }

    @Nullable
    Instant wakeAt(S state, Object subject) {
        return in(subject, () -> Optional.ofNullable(rule.wakeAt(state))).orElse(null);
    }

    String write(Object state, Object subject) {
        return in(subject, () -> codec.write(type.cast(state)));
    }

    S read(String stored, StateAddress subject) {
        return in(subject, () -> codec.read(stored));
    }

    private <T> T in(Object subject, Supplier<T> call) {
        custody.enter(this, subject);
        try {
            return call.get();
        } finally {
            custody.leave();
        }
    }
}
