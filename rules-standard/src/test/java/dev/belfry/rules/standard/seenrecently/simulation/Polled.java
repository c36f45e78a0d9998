package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.core.event.Event;
import java.util.List;
import java.util.Map;

/**
 * What one poll brought.
 *
 * @param expected the visits it should have found, by client
 */
record Polled(long readAt, List<Event> events, Checkpoint checkpoint, Map<Integer, Ledger.Visit> expected) {}
