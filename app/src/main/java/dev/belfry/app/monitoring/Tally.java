package dev.belfry.app.monitoring;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.run.SourceTrouble;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Counts what a running instance does. Labels are configured names and words of ours, nothing that came from outside. */
final class Tally implements RunListener {
    private static final double MILLIS = 1_000;
    private static final double NANOS = 1e9;
    private final Meters meters;
    private final InstantSource clock;
    private final LongSupplier nanos;
    /** Known to the driver's thread alone. */
    private long commitBegan;

    Tally(Meters meters, InstantSource clock, LongSupplier nanos) {
        this.meters = meters;
        this.clock = clock;
        this.nanos = nanos;
        meters.gauge(Meter.STORE_UP).set(1);
        meters.histogram(Meter.COMMIT_DURATION);
        meters.gauge(Meter.INBOX);
        meters.gauge(Meter.DRIVER_ROUND);
    }

    /** Has zeros shown for what has not happened yet: a number that is not there cannot be seen to rise. */
    void expect(Collection<String> sources, Collection<String> rules, Collection<String> sinks) {
        sources.forEach(this::expectSource);
        rules.forEach(this::expectRule);
        sinks.forEach(this::expectSink);
    }

    private void expectSource(String source) {
        meters.gauge(Meter.SOURCE_UP).labelValues(source);
        meters.gauge(Meter.SOURCE_POLLED).labelValues(source);
        meters.counter(Meter.SOURCE_POLLS).labelValues(source);
        meters.counter(Meter.SOURCE_EVENTS).labelValues(source);
        for (SourceException.Kind kind : SourceException.Kind.values()) {
            meters.counter(Meter.SOURCE_FAILURES).labelValues(source, Meters.labelValue(kind));
        }
    }

    private void expectRule(String rule) {
        Stream.of(Meter.RULE_FAILURES, Meter.RULE_WARNINGS, Meter.ALERTS_UNROUTED, Meter.ALERTS_TOLD)
                .forEach(meter -> meters.counter(meter).labelValues(rule));
        for (Severity severity : Severity.values()) {
            meters.counter(Meter.ALERTS_RAISED).labelValues(rule, severity.word());
        }
        for (Class<?> result : Settlement.class.getPermittedSubclasses()) {
            meters.counter(Meter.SETTLEMENTS).labelValues(rule, word(result));
        }
    }

    private void expectSink(String sink) {
        meters.gauge(Meter.CIRCUIT_OPEN).labelValues(sink);
        meters.histogram(Meter.ATTEMPT_DURATION).labelValues(sink);
        for (Class<?> outcome : Outcome.class.getPermittedSubclasses()) {
            meters.counter(Meter.ATTEMPTS).labelValues(sink, word(outcome));
        }
        for (SendFailure.Kind kind : SendFailure.Kind.values()) {
            meters.counter(Meter.ATTEMPTS).labelValues(sink, Meters.labelValue(kind));
        }
    }

    private static String word(Class<?> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Override
    public void polled(String source, int events) {
        meters.gauge(Meter.SOURCE_UP).labelValues(source).set(1);
        meters.gauge(Meter.SOURCE_POLLED).labelValues(source).set(clock.millis() / MILLIS);
        meters.counter(Meter.SOURCE_POLLS).labelValues(source).inc();
        meters.counter(Meter.SOURCE_EVENTS).labelValues(source).inc(events);
    }

    @Override
    public void sourceFailed(String source, SourceTrouble trouble, Duration again) {
        meters.gauge(Meter.SOURCE_UP).labelValues(source).set(0);
        meters.counter(Meter.SOURCE_FAILURES)
                .labelValues(source, Meters.labelValue(trouble.kind()))
                .inc();
    }

    @Override
    public void sourceRecovered(String source) {
        meters.gauge(Meter.SOURCE_UP).labelValues(source).set(1);
    }

    @Override
    public void raised(Alert alert, List<Destination> destinations, Reason because) {
        String rule = alert.origin().rule();
        if (alert.revision() == 1) {
            meters.counter(Meter.ALERTS_RAISED)
                    .labelValues(rule, alert.content().severity().word())
                    .inc();
            if (destinations.isEmpty()) {
                meters.counter(Meter.ALERTS_UNROUTED).labelValues(rule).inc();
            }
        }
    }

    @Override
    public void told(Alert alert) {
        meters.counter(Meter.ALERTS_TOLD).labelValues(alert.origin().rule()).inc();
    }

    @Override
    public void settled(String rule, String key, Settlement found) {
        meters.counter(Meter.SETTLEMENTS)
                .labelValues(rule, word(found.getClass()))
                .inc();
    }

    @Override
    public void warned(String rule, String key, Reason about) {
        meters.counter(Meter.RULE_WARNINGS).labelValues(rule).inc();
    }

    @Override
    public void threw(String rule, String key, RuntimeException defect) {
        meters.counter(Meter.RULE_FAILURES).labelValues(rule).inc();
    }

    @Override
    public void heard(String sink, Outcome outcome, Duration took) {
        attempted(sink, word(outcome.getClass()), took);
    }

    @Override
    public void unheard(String sink, SendFailure failure, Duration took) {
        attempted(sink, Meters.labelValue(failure.kind()), took);
    }

    private void attempted(String sink, String outcome, Duration took) {
        meters.counter(Meter.ATTEMPTS).labelValues(sink, outcome).inc();
        meters.histogram(Meter.ATTEMPT_DURATION).labelValues(sink).observe(took.toNanos() / NANOS);
    }

    @Override
    public void circuit(String sink, CircuitOutput news) {
        meters.gauge(Meter.CIRCUIT_OPEN).labelValues(sink).set(news instanceof CircuitOutput.Opened ? 1 : 0);
    }

    @Override
    public void round(int waiting) {
        meters.gauge(Meter.INBOX).set(waiting);
        meters.gauge(Meter.DRIVER_ROUND).set(clock.millis() / MILLIS);
    }

    @Override
    public void committing() {
        commitBegan = nanos.getAsLong();
    }

    @Override
    public void committed() {
        meters.histogram(Meter.COMMIT_DURATION).observe((nanos.getAsLong() - commitBegan) / NANOS);
    }

    @Override
    public void storeFailed(StoreException failure) {
        meters.gauge(Meter.STORE_UP).set(0);
    }

    @Override
    public void storeRecovered() {
        meters.gauge(Meter.STORE_UP).set(1);
    }
}
