package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import java.time.Instant;

/**
 * How many of a sink's deliveries are in a phase. Of a sink that is not configured, those that wait are parked.
 *
 * @param oldest when the alert of the oldest of them was raised
 */
public record PhaseView(String sink, Phase phase, long deliveries, Instant oldest) {}
