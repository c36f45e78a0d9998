package dev.belfry.engine.driver;

import dev.belfry.engine.store.HealthRow;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Has those who look from another process know what is configured, and how it is. */
final class HealthDesk {
    private final Catalogue names;
    private boolean announced;

    HealthDesk(Catalogue names) {
        this.names = names;
    }

    /** In an engine's first turn. It takes rules and sinks to be well until it knows better; a source says so itself. */
    void announce(Turn turn) {
        if (announced) {
            return;
        }
        announced = true;
        Set<Integer> rules = names.rules().configured();
        Set<Integer> sinks = names.sinks().configured();
        Set<Integer> all = new HashSet<>(names.sources().configured());
        all.addAll(rules);
        all.addAll(sinks);
        turn.changes().configured(all);
        Stream.concat(rules.stream(), sinks.stream())
                .forEach(name -> turn.changes().health(HealthRow.ok(name, turn.now())));
    }

    void source(Input.Health health, Turn turn) {
        int number = names.sources().number(health.source());
        turn.changes().health(new HealthRow(number, health.state(), health.detail(), health.since(), health.seenAt()));
    }

    void rule(Input.RuleHealth health, Turn turn) {
        int number = names.rules().number(health.rule());
        turn.changes().health(new HealthRow(number, health.state(), health.detail(), health.at(), health.at()));
    }
}
