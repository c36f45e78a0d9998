package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list; null for any.
 *
 * @param phases empty for any
 * @param since when their alert was raised, at the earliest
 * @param most how many, the newest
 */
public record DeliveryFilter(
        @Nullable String sink,
        @Nullable String rule,
        @Nullable String key,
        Set<Phase> phases,
        @Nullable Instant since,
        int most) {
    public DeliveryFilter {
        phases = Set.copyOf(phases);
    }

    /** What SQL's {@code like} finds a text with, wherever it stands; its escape is {@code !}. */
    static String pattern(String text) {
        return "%" + text.replaceAll("[%_!]", "!$0") + "%";
    }
}
