package dev.belfry.velociraptor.events;

import dev.belfry.core.event.Event;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.events.Clients.Facts;
import dev.belfry.velociraptor.events.EventMaker.Gap;
import dev.belfry.velociraptor.events.EventMaker.NewRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one queue, which is a split of the source: makes events of what its streams bring, and moves its checkpoint.
 *
 * <p>Nothing is read ahead: a row waits at the server until it is asked for. What is in memory and was not handed out,
 * is read again after a crash.
 */
final class QueueReader {
    static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(50);
    /** A quiet queue moves its checkpoint so often. */
    private static final Duration MOVE_EVERY = Duration.ofMinutes(1);

    private final ArtifactName artifact;
    private final EventServer server;
    private final QueueStreams streams;
    private final Clients clients;
    private final EventMaker events;

    private Haul haul = new Haul(Position.START);
    private @Nullable Position handedOut;

    QueueReader(
            ArtifactName artifact,
            EventServer server,
            VelociraptorEventsSettings settings,
            Clients clients,
            EventMaker events) {
        this.artifact = artifact;
        this.server = server;
        this.streams = new QueueStreams(artifact, server, settings);
        this.clients = clients;
        this.events = events;
    }

    ArtifactName artifact() {
        return artifact;
    }

    Batch poll(Checkpoint given, Limits limits) throws VelociraptorException, InterruptedException {
        Position position = Position.of(given);
        if (!position.equals(handedOut)) {
            // Just started, or the last batch was not committed.
            startFrom(position);
        }
        try {
            streams.read(haul, limits);
            return batch(given, limits);
        } catch (VelociraptorException failed) {
            hangUp();
            throw failed;
        }
    }

    private void startFrom(Position position) {
        hangUp();
        haul = new Haul(position);
        handedOut = position;
    }

    void hangUp() {
        streams.hangUp();
    }

    private Batch batch(Checkpoint given, Limits limits) throws VelociraptorException, InterruptedException {
        List<Event> made = made(haul.gaps(), haul.rows(), limits.now());
        boolean isBusy = streams.isCatchingUp() || !haul.hasRoom(limits);
        haul.clear();
        Instant again = limits.now().plus(isBusy ? Duration.ZERO : made.isEmpty() ? IDLE : BUSY);
        Position last = handedOut;
        if (made.isEmpty() && last != null && !isWorthMoving(last)) {
            return new Batch(artifact.text(), List.of(), given, again);
        }
        Position next = haul.position();
        handedOut = next;
        return new Batch(artifact.text(), made, next.toCheckpoint(), again);
    }

    private List<Event> made(List<Gap> gaps, List<NewRow> rows, Instant now)
            throws VelociraptorException, InterruptedException {
        if (rows.isEmpty() && gaps.isEmpty()) {
            return List.of();
        }
        List<String> about =
                rows.stream().flatMap(row -> row.row().client().stream()).toList();
        Map<String, Facts> facts = clients.of(about, now);
        String fingerprint = server.parties().server();
        List<Event> made = new ArrayList<>();
        gaps.forEach(gap -> made.add(events.gap(artifact, gap, fingerprint)));
        rows.forEach(row -> made.add(events.row(artifact, row, facts, fingerprint)));
        return made;
    }

    private boolean isWorthMoving(Position last) {
        Instant now = haul.at();
        Instant then = last.at();
        return now != null && (then == null || !now.isBefore(then.plus(MOVE_EVERY)));
    }
}
