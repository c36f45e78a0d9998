package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.engine.store.StateAddress;

/**
 * A call of a rule that did not come back.
 *
 * @param subject the event that it was to take, or the address of the state that it was to move or to read
 */
public record Hung(int rule, String name, Object subject) {
    boolean concerns(int number, Object about) {
        return rule == number && (about instanceof Event ? subject == about : subject.equals(about));
    }

    /** The key it was about; empty when that is not known. */
    public String key() {
        return subject instanceof StateAddress address ? address.key() : "";
    }
}
