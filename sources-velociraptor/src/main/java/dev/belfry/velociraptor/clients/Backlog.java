package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.clients.ChangeReader.Log;
import dev.belfry.velociraptor.clients.Reading.OfLabel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a poll read and has not delivered yet: first the changes of labels, then the clients. It is delivered in
 * portions. Each commits how far the changes have got, so that after a crash they go on from there; how far the clients
 * have got is committed with the last portion, and until then they would be read anew.
 */
final class Backlog {
    private final Position before;
    private final Reading reading;
    private final Log log;
    private final List<LabelChange> fresh;
    private final List<Sighting> sightings;

    private int changesDone;
    private int sightingsDone;
    private int portions;

    Backlog(Position before, Reading reading, Log log) {
        this.before = before;
        this.reading = reading;
        this.log = log;
        Set<String> known = Set.copyOf(before.recent());
        this.fresh = log.changes().stream()
                .filter(change -> !known.contains(change.hash()))
                .toList();
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
        Set<String> undelivered = new HashSet<>();
        fresh.subList(changesDone, fresh.size()).forEach(change -> undelivered.add(change.hash()));
        Instant from = until.minus(ChangeReader.OVERLAP);
        List<String> recent = log.changes().stream()
                .filter(change -> !change.time().isBefore(from))
                .map(LabelChange::hash)
                .filter(hash -> !undelivered.contains(hash))
                .toList();
        return before.withChanges(until, recent);
    }

    /** A client, and the read it was seen in. */
    record Sighting(OfLabel read, ClientRow client) {}

    /** What goes into one batch, and the position that goes with it. */
    record Portion(List<LabelChange> changes, List<Sighting> sightings, Position position) {}
}
