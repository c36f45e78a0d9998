package dev.belfry.app.command;

import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.PhaseView;
import dev.belfry.engine.store.StoreReader;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What waits in a copy of a store, and may have been sent since it was made.
 *
 * @param waiting those that go out one by one, the newest first; not all when there are many
 * @param others how many more of those there are
 * @param grouped how many wait for a digest
 */
record CopyContents(Instant copiedAt, List<DeliveryView> waiting, long others, long grouped) {
    private static final Set<Phase> WAITING = EnumSet.of(Phase.PENDING, Phase.SENDING, Phase.IN_DOUBT);

    /** With so many listed at most. */
    static CopyContents of(StoreReader reader, Instant copiedAt, int most) {
        List<DeliveryView> waiting =
                reader.deliveries(DeliveryFilter.newest(most).phases(WAITING));
        List<PhaseView> phases = reader.phases();
        long others = count(phases, WAITING) - waiting.size();
        return new CopyContents(copiedAt, waiting, others, count(phases, EnumSet.of(Phase.GROUPED)));
    }

    private static long count(List<PhaseView> phases, Set<Phase> among) {
        return phases.stream()
                .filter(view -> among.contains(view.phase()))
                .mapToLong(PhaseView::deliveries)
                .sum();
    }

    /** For programs, with how many deliveries are in doubt or parked now. */
    JsonObject json(int doubted) {
        return JsonObject.builder()
                .put("copied-at", copiedAt)
                .put("doubted", doubted)
                .put("grouped", grouped)
                .put("waiting", DeliveryJson.of(waiting))
                .put("others", others)
                .build();
    }
}
