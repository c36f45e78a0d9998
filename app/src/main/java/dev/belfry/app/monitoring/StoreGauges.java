package dev.belfry.app.monitoring;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.PhaseView;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.StoreReader;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many deliveries wait, read from the store from beside the driver. A look is kept for a second, and for twenty times
 * as long as it took, so that nobody who asks too often takes more than a twentieth of a processor.
 */
final class StoreGauges implements MultiCollector {
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int TIMES_AS_LONG = 20;
    private static final double MILLIS = 1_000;

    private final Supplier<Optional<StoreReader>> store;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private volatile Set<String> sinks = Set.of();
    private MetricSnapshots kept = new MetricSnapshots();
    private long keptUntil;
    private boolean looked;

    /**
     * Makes them.
     *
     * @param nanos never goes back, as {@link System#nanoTime}
     */
    StoreGauges(Supplier<Optional<StoreReader>> store, InstantSource clock, LongSupplier nanos) {
        this.store = store;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Has zeros shown for these sinks. */
    void expect(Set<String> names) {
        sinks = Set.copyOf(names);
    }

    @Override
    public synchronized MetricSnapshots collect() {
        long began = nanos.getAsLong();
        if (!looked || keptUntil - began <= 0) {
            kept = look();
            looked = true;
            long now = nanos.getAsLong();
            keptUntil = now + Math.max(KEPT_NANOS, TIMES_AS_LONG * (now - began));
        }
        return kept;
    }

    /** Nothing when the store cannot be read: no number is better than an old one. */
    private MetricSnapshots look() {
        try (StoreReader reader = store.get().orElseThrow(() -> new StoreException("the store is gone"))) {
            return snapshots(reader.phases());
        } catch (StoreException unreadable) {
            return new MetricSnapshots();
        }
    }

    private MetricSnapshots snapshots(List<PhaseView> views) {
        Map<String, Map<Phase, PhaseView>> bySink = new LinkedHashMap<>();
        sinks.stream().sorted().forEach(sink -> bySink.put(sink, new LinkedHashMap<>()));
        views.forEach(view -> bySink.computeIfAbsent(view.sink(), unknown -> new LinkedHashMap<>())
                .put(view.phase(), view));
        GaugeSnapshot.Builder deliveries = Meters.read(Meter.DELIVERIES);
        GaugeSnapshot.Builder oldest = Meters.read(Meter.OLDEST_DELIVERY);
        bySink.forEach((sink, phases) -> {
            for (Phase phase : shown()) {
                PhaseView view = phases.get(phase);
                Labels labels = Labels.of("sink", sink, "phase", Meters.labelValue(phase));
                deliveries.dataPoint(Meters.point(view == null ? 0 : (double) view.deliveries(), labels));
            }
            oldest.dataPoint(Meters.point(age(phases), Labels.of("sink", sink)));
        });
        return MetricSnapshots.of(deliveries.build(), oldest.build());
    }

    private static Set<Phase> shown() {
        Set<Phase> shown = new LinkedHashSet<>();
        for (Phase phase : Phase.values()) {
            if (phase.isOpen() || phase == Phase.DEAD) {
                shown.add(phase);
            }
        }
        return shown;
    }

    private double age(Map<Phase, PhaseView> phases) {
        List<Instant> waiting = new ArrayList<>();
        phases.forEach((phase, view) -> {
            if (phase.isOpen() && phase != Phase.PARKED && phase != Phase.GROUPED) {
                waiting.add(view.oldest());
            }
        });
        return waiting.stream().mapToLong(raised -> clock.millis() - raised.toEpochMilli()).max().stream()
                .mapToDouble(millis -> Math.max(0, millis) / MILLIS)
                .findFirst()
                .orElse(0);
    }
}
