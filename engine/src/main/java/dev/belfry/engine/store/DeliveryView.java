package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.policy.Destination.Need;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a person looks at it.
 *
 * @param alert the alert's id
 * @param content what it says, as JSON
 * @param digest the alert of the digest that tells it with others; null when none does, or not yet
 */
public record DeliveryView(
        long id,
        String alert,
        int revision,
        Status status,
        String rule,
        String key,
        String sink,
        Need need,
        String content,
        Instant raisedAt,
        DeliveryState state,
        @Nullable String digest) {}
