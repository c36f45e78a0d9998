package dev.belfry.engine.driver;

import dev.belfry.core.sink.Outcome;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.ConfigurationRow;
import java.time.Instant;
import java.util.List;

/** What the driver reads. */
public sealed interface Input {
    /** A source was polled. It is not polled again before this is committed. */
    record Read(String source, Batch batch) implements Input {}

    /** A sink understood the answer to an attempt. */
    record Heard(String sink, long delivery, int attempt, Outcome outcome) implements Input {}

    /** An attempt got no answer. */
    record Unheard(String sink, long delivery, int attempt, SendFailure failure) implements Input {}

    /** A source settled; one settlement for each asking. */
    record Found(List<Asking> askings, List<Settlement> settlements) implements Input {
        public Found {
            askings = List.copyOf(askings);
            settlements = List.copyOf(settlements);
        }
    }

    /**
     * How a source is has changed, or is known to be still so.
     *
     * @param state one word: ok, failing, blocked
     * @param detail one line; empty when all is well
     */
    record Health(String source, String state, String detail, Instant since, Instant seenAt) implements Input {}

    /**
     * How a rule is, when it is not well.
     *
     * @param state one word: hung, stopped
     */
    record RuleHealth(String rule, String state, String detail, Instant at) implements Input {}

    /** What the instance runs, or was to run, is another configuration. */
    record Configured(ConfigurationRow row) implements Input {}
}
