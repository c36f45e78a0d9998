package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.clients.ChangeReader.Log;
import dev.belfry.velociraptor.clients.Reading.OfLabel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a poll read and has not delivered yet: first the changes of labels, then the clients. It is delivered in
 * portions. Each commits how far the changes have got, so that after a crash they go on from there; how far the clients
 * have got is committed with the last portion, and until then they would be read anew.
 */
final class Backlog {
    private final Position before;
    private final Reading reading;
    private final Log log;
    private final List<LabelChange> known;
    private final List<LabelChange> fresh;
    private final List<Sighting> sightings;

    private int changesDone;
    private int sightingsDone;
    private int portions;

    Backlog(Position before, Reading reading, Log log) {
        this.before = before;
        this.portions = before.portions();
        this.reading = reading;
        this.log = log;
        Set<String> recent = Set.copyOf(before.recent());
        Map<Boolean, List<LabelChange>> changes =
                log.changes().stream().collect(Collectors.partitioningBy(change -> recent.contains(change.hash())));
        this.known = changes.getOrDefault(true, List.of());
        this.fresh = changes.getOrDefault(false, List.of());
        this.sightings = sightings(reading, log);
    }

    /**
     * A client whose label changed since it was read waits for the next poll: what was read of it may be from before.
     */
    private static List<Sighting> sightings(Reading reading, Log log) {
        List<Sighting> sightings = new ArrayList<>();
        for (OfLabel read : reading.labels()) {
            Set<ClientId> changed = changedSince(read, log);
            read.clients().stream()
                    .filter(client -> !changed.contains(client.id()))
                    .forEach(client -> sightings.add(new Sighting(read, client)));
        }
        return sightings;
    }

    /** The log has milliseconds where the read has microseconds. */
    private static Set<ClientId> changedSince(OfLabel read, Log log) {
        Instant from = read.at().truncatedTo(ChronoUnit.MILLIS);
        Set<ClientId> changed = new HashSet<>();
        for (LabelChange change : log.changes()) {
            if (change.label().equals(read.label()) && !change.time().isBefore(from)) {
                changed.add(change.row().client());
            }
        }
        return changed;
    }

    /** Takes the next portion out. */
    Portion next(int most) {
        portions++;
        int changesFrom = changesDone;
        changesDone = Math.min(fresh.size(), changesDone + most);
        int room = most - (changesDone - changesFrom);
        int sightingsFrom = sightingsDone;
        sightingsDone = Math.min(sightings.size(), sightingsDone + room);
        return new Portion(
                fresh.subList(changesFrom, changesDone), sightings.subList(sightingsFrom, sightingsDone), position());
    }

    boolean isEmpty() {
        return changesDone == fresh.size() && sightingsDone == sightings.size();
    }

    Reading reading() {
        return reading;
    }

    /** Changes that no read before has brought. */
    List<LabelChange> fresh() {
        return fresh;
    }

    /** Where things stand once all that was taken out is committed. */
    private Position position() {
        if (isEmpty()) {
            return withChangesUntil(log.at()).withReadAt(reading.readAt());
        }
        return (changesDone == 0 ? before : withChangesUntil(lastDelivered())).withPortions(portions);
    }

    /** Changes come in the order of their times, but those of a label that is new come from further back. */
    private Instant lastDelivered() {
        Instant last = fresh.get(changesDone - 1).time();
        Instant already = before.changesAt();
        return already != null && already.isAfter(last) ? already : last;
    }

    private Position withChangesUntil(Instant until) {
        Instant from = until.minus(ChangeReader.OVERLAP);
        int first = Math.max(0, changesDone - Position.MOST_RECENT);
        List<String> recent = Stream.concat(known.stream(), fresh.subList(first, changesDone).stream())
                .filter(change -> !change.time().isBefore(from))
                .map(LabelChange::hash)
                .toList();
        return before.withChanges(until, recent);
    }

    /** A client, and the read it was seen in. */
    record Sighting(OfLabel read, ClientRow client) {}

    /** What goes into one batch, and the position that goes with it. */
    record Portion(List<LabelChange> changes, List<Sighting> sightings, Position position) {}
}
