package dev.belfry.engine.driver;

import dev.belfry.core.rule.Rule;
import dev.belfry.engine.codec.SourceNames;
import dev.belfry.engine.codec.StateCodec;

/** A configured rule with its number in the store and the codec of its states. */
record RuleBook<S>(int number, RuleSlot slot, Rule<S> rule, StateCodec<S> codec) {
    /**
     * Opens the book of a rule.
     *
     * @throws IllegalArgumentException when its states cannot be stored; the message names the component
     */
    static RuleBook<?> of(int number, RuleSlot slot, SourceNames sources) {
        return of(number, slot, slot.rule(), sources);
    }

    private static <S> RuleBook<S> of(int number, RuleSlot slot, Rule<S> rule, SourceNames sources) {
        return new RuleBook<>(number, slot, rule, StateCodec.of(rule.state(), sources));
    }

    String name() {
        return slot.name();
    }

    String write(Object state) {
        return codec.write(rule.state().cast(state));
    }

    S read(String stored) {
        return codec.read(stored);
    }
}
