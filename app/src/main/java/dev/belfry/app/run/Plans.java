package dev.belfry.app.run;

import dev.belfry.core.source.PolledSource;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredRule;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.ConfiguredSource;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.driver.RuleSlot;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.run.Plan;
import dev.belfry.engine.run.SourceSlot;
import dev.belfry.engine.run.TellerSlot;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;

/** From what the configuration says to what an instance runs. */
public final class Plans {
    private Plans() {}

    public static Plan of(Configuration configuration) {
        return new Plan(
                configuration.sources().stream()
                        .map(source -> source(source, configuration))
                        .toList(),
                configuration.rules().stream().map(Plans::rule).toList(),
                new Routing(configuration.routes()),
                configuration.sinks().stream().map(Plans::sink).toList(),
                configuration.store().retention());
    }

    private static SourceSlot source(ConfiguredSource source, Configuration configuration) {
        Duration reach = configuration.rules().stream()
                .filter(rule -> rule.from().contains(source.name()))
                .map(rule -> rule.rule().reach())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new SourceSlot(source.name(), (PolledSource) source.source(), reach);
    }

    private static RuleSlot rule(ConfiguredRule rule) {
        return new RuleSlot(rule.name(), rule.rule(), Set.copyOf(rule.from()));
    }

    private static TellerSlot sink(ConfiguredSink sink) {
        Terms terms = new Terms(
                sink.delivery().inFlight(),
                sink.delivery().pace(sink.sink().pace()),
                sink.delivery().attempts(),
                sink.delivery().giveUpAfter(),
                sink.delivery().onDoubt(),
                sink.delivery().storm(sink.sink().audience()),
                sink.delivery().onTrouble());
        return new TellerSlot(sink.name(), sink.sink(), terms, reach(sink));
    }

    /** How many requests may be under way at once, so that no sink waits for another. */
    public static int atOnce(Configuration configuration) {
        int sinks = configuration.sinks().stream()
                .mapToInt(sink -> sink.delivery().inFlight())
                .sum();
        return Math.max(1, sinks + (configuration.heartbeat() == null ? 0 : 1));
    }

    /** Where a sink's requests may go. */
    public static Reach reach(ConfiguredSink sink) {
        return new Reach(
                sink.delivery().allowInsecure(),
                sink.delivery().allowPrivate(),
                sink.delivery().timeout());
    }
}
