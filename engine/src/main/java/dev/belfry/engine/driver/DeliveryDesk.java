package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryEnd;
import dev.belfry.engine.store.DeliveryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes an alert's deliveries, numbered one after the other, and hands them to their sinks. */
final class DeliveryDesk {
    private final Names sinks;
    private final Map<String, SinkDesk> desks;
    private final Map<String, StormDesk> storms;
    private final Raised raised;
    private long last;

    /** Hears of each alert once all its deliveries are made. */
    interface Raised {
        void raised(Progress progress, Alert alert, Turn turn);
    }

    DeliveryDesk(Names sinks, Map<String, SinkDesk> desks, Map<String, StormDesk> storms, Raised raised, long last) {
        this.sinks = sinks;
        this.desks = desks;
        this.storms = storms;
        this.raised = raised;
        this.last = last;
    }

    /** The number that the next delivery will have. */
    long first() {
        return last + 1;
    }

    void make(AlertRow row, Alert alert, List<Destination> destinations, Turn turn) {
        List<DeliveryEnd> ends = new ArrayList<>();
        List<DeliveryRow> rows = new ArrayList<>();
        for (Destination destination : destinations) {
            long id = ++last;
            int sink = sinks.number(destination.sink());
            rows.add(new DeliveryRow(id, row.id(), sink, AlertBook.lane(alert), destination.need(), DeliveryState.NEW));
            ends.add(new DeliveryEnd(id, sink, destination.need(), DeliveryState.NEW.phase()));
        }
        raised.raised(new Progress(row, ends), alert, turn);
        for (int i = 0; i < rows.size(); i++) {
            SinkDesk desk = desks.get(destinations.get(i).sink());
            if (desk != null) {
                Job job = new Job(rows.get(i), alert, row.previous());
                StormDesk storm = storms.get(destinations.get(i).sink());
                desk.create(storm == null ? job : storm.judge(job, turn), turn);
            }
        }
    }
}
