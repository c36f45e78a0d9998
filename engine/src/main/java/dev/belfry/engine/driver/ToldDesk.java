package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.rule.Rule;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.Store;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/** Hears how an alert's deliveries end, and has its rule hear once it is told. */
final class ToldDesk implements SinkDesk.Alerts, DeliveryDesk.Raised {
    private final StateDesk states;
    private final AlertBook alerts;
    private final Names sinks;
    private final Map<String, DigestDesk> digests;
    private final BiConsumer<StateAddress, Rule.Told> rules;
    private final Listener listener;
    private final ProgressDesk progress;

    ToldDesk(
            Store store,
            StateDesk states,
            AlertBook alerts,
            Catalogue names,
            Map<String, DigestDesk> digests,
            BiConsumer<StateAddress, Rule.Told> rules,
            Listener listener) {
        this.states = states;
        this.alerts = alerts;
        this.sinks = names.sinks();
        this.digests = digests;
        this.rules = rules;
        this.listener = listener;
        this.progress = new ProgressDesk(store);
    }

    /** {@inheritDoc} It may need none of its deliveries. */
    @Override
    public void raised(Progress raised, Alert alert, Turn turn) {
        progress.raised(raised);
        if (raised.isTold()) {
            told(raised, alert, turn);
        }
    }

    @Override
    public Alert read(AlertRow row) {
        return alerts.read(row);
    }

    /** {@inheritDoc} What it will take to hear of them is read in one go. */
    @Override
    public void loaded(Collection<AlertRow> rows, Turn turn) {
        progress.prefetch(rows);
        states.prefetch(
                rows.stream()
                        .map(row -> new StateAddress(row.rule(), row.subject()))
                        .toList(),
                turn);
    }

    @Override
    public void ended(SinkDesk.Ended ended) {
        DigestDesk digest = digests.get(sinks.name(ended.row().sink()));
        if (digest != null) {
            digest.ended(ended.row(), ended.to().phase());
        }
        progress.moved(ended.row().alert(), ended.row().id(), ended.to().phase(), ended.turn())
                .ifPresent(told -> told(told, ended.alert(), ended.turn()));
    }

    private void told(Progress told, Alert alert, Turn turn) {
        if (alert.revision() == 1) {
            turn.tell(() -> listener.told(alert));
            rules.accept(told.address(), new Rule.Told(alert.id(), told.episode(), told.endings(sinks)));
        }
    }
}
