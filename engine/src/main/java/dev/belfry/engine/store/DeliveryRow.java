package dev.belfry.engine.store;

import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.policy.Destination.Need;

/**
 * One delivery.
 *
 * @param alert the revision it tells of
 * @param lane deliveries of one sink and lane go in order, one in flight
 */
public record DeliveryRow(long id, long alert, int sink, long lane, Need need, DeliveryState state) {
    public DeliveryRow with(DeliveryState next) {
        return new DeliveryRow(id, alert, sink, lane, need, next);
    }
}
