package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;

/** How far one of an alert's deliveries has come. */
public record DeliveryEnd(long id, int sink, Need need, Phase phase) {}
