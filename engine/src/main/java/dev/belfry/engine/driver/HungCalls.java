package dev.belfry.engine.driver;

import java.util.ArrayList;
import java.util.List;

/** Calls of this round that did not come back when it was made before: they fail now, as if the rule had thrown. */
final class HungCalls {
    private final List<Hung> calls;

    HungCalls(List<Hung> calls) {
        this.calls = new ArrayList<>(calls);
    }

    void refuse(RuleBook<?> book, Object subject) {
        for (Hung call : calls) {
            if (call.concerns(book.number(), subject)) {
                throw new IllegalStateException("rule " + book.name() + " did not come back");
            }
        }
    }

    /** The round is on disk. */
    void clear() {
        calls.clear();
    }
}
