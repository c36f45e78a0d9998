package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an alert.
 *
 * @param id of this revision
 * @param first the id of the first revision, by which people know the alert
 * @param previous the id of the revision before
 * @param subject the rule's key
 * @param content as JSON
 * @param because why the rule raised it, as JSON
 * @param event what made the rule raise it, as JSON; null when no event did
 * @param deliveryFrom the id of its first delivery; the others follow
 */
public record AlertRow(
        long id,
        long first,
        @Nullable Long previous,
        int revision,
        Status status,
        int rule,
        int source,
        String subject,
        String episode,
        String content,
        String because,
        @Nullable String event,
        long deliveryFrom,
        int deliveries,
        Instant raisedAt) {}
