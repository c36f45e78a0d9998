package dev.belfry.app.run;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.driver.StormNews;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.run.SourceTrouble;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.util.List;

/** Several that hear, one after the other. */
public final class RunListeners implements RunListener {
    private final List<RunListener> all;

    public RunListeners(List<RunListener> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void stepped(String rule, String key, Rule.Input input, Reason because) {
        all.forEach(one -> one.stepped(rule, key, input, because));
    }

    @Override
    public void raised(Alert alert, List<Destination> destinations, Reason because) {
        all.forEach(one -> one.raised(alert, destinations, because));
    }

    @Override
    public void moved(Alert alert, String sink, DeliveryState state, Reason because) {
        all.forEach(one -> one.moved(alert, sink, state, because));
    }

    @Override
    public void heard(String sink, Outcome outcome, Duration took) {
        all.forEach(one -> one.heard(sink, outcome, took));
    }

    @Override
    public void unheard(String sink, SendFailure failure, Duration took) {
        all.forEach(one -> one.unheard(sink, failure, took));
    }

    @Override
    public void told(Alert alert) {
        all.forEach(one -> one.told(alert));
    }

    @Override
    public void settled(String rule, String key, Settlement found) {
        all.forEach(one -> one.settled(rule, key, found));
    }

    @Override
    public void warned(String rule, String key, Reason about) {
        all.forEach(one -> one.warned(rule, key, about));
    }

    @Override
    public void threw(String rule, String key, RuntimeException defect) {
        all.forEach(one -> one.threw(rule, key, defect));
    }

    @Override
    public void storm(String sink, StormNews news) {
        all.forEach(one -> one.storm(sink, news));
    }

    @Override
    public void circuit(String sink, CircuitOutput news) {
        all.forEach(one -> one.circuit(sink, news));
    }

    @Override
    public void polled(String source, int events) {
        all.forEach(one -> one.polled(source, events));
    }

    @Override
    public void sourceFailed(String source, SourceTrouble trouble, Duration again) {
        all.forEach(one -> one.sourceFailed(source, trouble, again));
    }

    @Override
    public void sourceRecovered(String source) {
        all.forEach(one -> one.sourceRecovered(source));
    }

    @Override
    public void examined(String source, List<Finding> findings) {
        all.forEach(one -> one.examined(source, findings));
    }

    @Override
    public void round(int waiting) {
        all.forEach(one -> one.round(waiting));
    }

    @Override
    public void committing() {
        all.forEach(RunListener::committing);
    }

    @Override
    public void committed() {
        all.forEach(RunListener::committed);
    }

    @Override
    public void hung(String name, String what) {
        all.forEach(one -> one.hung(name, what));
    }

    @Override
    public void storeFailed(StoreException failure) {
        all.forEach(one -> one.storeFailed(failure));
    }

    @Override
    public void storeRecovered() {
        all.forEach(RunListener::storeRecovered);
    }

    @Override
    public void stopped(RuntimeException why) {
        all.forEach(one -> one.stopped(why));
    }
}
