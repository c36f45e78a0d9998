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
 * @param digest the alert of a digest that tells them
 */
public record DeliveryFilter(
        @Nullable String sink,
        @Nullable String rule,
        @Nullable String key,
        Set<Phase> phases,
        @Nullable Instant since,
        int most,
        @Nullable String digest) {
    public DeliveryFilter {
        phases = Set.copyOf(phases);
    }

    /** Whether they are told by a digest or not. */
    public DeliveryFilter(
            @Nullable String sink,
            @Nullable String rule,
            @Nullable String key,
            Set<Phase> phases,
            @Nullable Instant since,
            int most) {
        this(sink, rule, key, phases, since, most, null);
    }

    /** What SQL's {@code like} finds a text with, wherever it stands; its escape is {@code !}. */
    static String pattern(String text) {
        return "%" + text.replaceAll("[%_!]", "!$0") + "%";
    }
}
