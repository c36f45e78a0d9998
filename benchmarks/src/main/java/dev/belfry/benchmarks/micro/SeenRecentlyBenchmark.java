package dev.belfry.benchmarks.micro;

import dev.belfry.benchmarks.load.BuiltInRule;
import dev.belfry.benchmarks.load.Visits;
import dev.belfry.core.event.Event;
import dev.belfry.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One step of the built-in rule. */
@State(Scope.Benchmark)
public class SeenRecentlyBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37.000123Z");

    private final Stepper<?> offline = new Stepper<>(BuiltInRule.make(), Duration.ofDays(30));
    private final Stepper<?> online = new Stepper<>(BuiltInRule.make(), Duration.ofSeconds(9));

    /** A rule, an event, and the state that the event has found a hundred times before. */
    private static final class Stepper<S> {
        private final Rule<S> rule;
        private final Event event;
        private @Nullable S state;

        Stepper(Rule<S> rule, Duration unseen) {
            this.rule = rule;
            this.event = Visits.batch("dfir", 1, 1, NOW.minus(unseen), NOW).get(0);
            for (int i = 0; i < 100; i++) {
                state = rule.step(state, new Rule.Seen(event), NOW).state();
            }
        }

        Object key() {
            return rule.key(event);
        }

        Object again() {
            return rule.step(state, new Rule.Seen(event), NOW);
        }

        Object first() {
            return rule.step(null, new Rule.Seen(event), NOW);
        }
    }

    /** Asked of every event. */
    @Benchmark
    public Object key() {
        return offline.key();
    }

    /** A client that is away, looked at again. */
    @Benchmark
    public Object stillAway() {
        return offline.again();
    }

    /** A client that is back, for the first time: the alert is made. */
    @Benchmark
    public Object raise() {
        return online.first();
    }
}
