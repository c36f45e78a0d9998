package dev.belfry.core.source;

import dev.belfry.core.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * What one poll brought. The events and the checkpoint are committed together: the source is asked again only after
 * that, so an event is either followed by its checkpoint or read again.
 *
 * @param split which part of the source was read; a source that has one part calls it {@code ""}
 * @param events in the order in which they are to be looked at
 * @param checkpoint where to go on; the one that was given, if nothing is to be written
 * @param pollAgainAt by the clock of {@link Limits#now}; now or earlier for at once
 */
public record Batch(String split, List<Event> events, Checkpoint checkpoint, Instant pollAgainAt) {
    public Batch {
        events = List.copyOf(events);
    }
}
