package org.example.manyatonce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rule remembers of one source. Belfry stores it, so it is made of what Belfry can store.
 *
 * @param visits one a client, the newest first
 * @param episode of the alert that was raised; null while none is open
 * @param quietAt when the rule forgets, if nobody is seen until then; by Belfry's clock
 */
record Crowd(List<Visit> visits, @Nullable String episode, Instant quietAt) {
    static final Crowd NOBODY = new Crowd(List.of(), null, Instant.EPOCH);

    private static final Comparator<Visit> NEWEST_FIRST =
            Comparator.comparing(Visit::at).reversed().thenComparing(Visit::client);

    Crowd {
        visits = List.copyOf(visits);
    }

    /** The visits with one more, without those too long before the newest, and never more than {@code most}. */
    List<Visit> with(Visit visit, Duration within, int most) {
        List<Visit> all = new ArrayList<>(visits);
        if (all.stream().noneMatch(known -> isLater(known, visit))) {
            all.removeIf(known -> known.client().equals(visit.client()));
            all.add(visit);
            all.sort(NEWEST_FIRST);
        }
        Instant from = all.get(0).at().minus(within);
        return all.stream().filter(one -> !one.at().isBefore(from)).limit(most).toList();
    }

    private static boolean isLater(Visit known, Visit visit) {
        return known.client().equals(visit.client()) && !known.at().isBefore(visit.at());
    }
}
