package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.Settlement;
import dev.belfry.velociraptor.clients.Backlog.Portion;
import dev.belfry.velociraptor.clients.ChangeReader.Log;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches one organisation, which is a split of the source. Polls in two halves: it reads the clients and returns with
 * nothing; asked again a moment later, it reads the log of label changes and delivers both. After a gap the next poll
 * puts back what the server has lost. What is in between lives in memory alone. Lost, it is read again.
 */
final class OrgWatch {
    private final String org;
    private final Duration every;
    private final LostLabels lost;
    private final Gap gap;
    private final ClientReader clients;
    private final ChangeReader changes;
    private final LabelEvents events;
    private final Settling settling;

    private LookUps lookUps = new LookUps();
    private @Nullable Reading reading;
    private @Nullable Backlog backlog;
    private @Nullable Position handedOut;

    OrgWatch(VelociraptorClientsSettings settings, String source, String org, LabelServer server) {
        this.org = org;
        this.every = settings.every();
        this.lost = new LostLabels(source, org, server, settings.watched());
        this.gap = lost.gap();
        this.clients = new ClientReader(server, settings.watched());
        this.changes = new ChangeReader(server);
        this.events = new LabelEvents(source, org, settings.guiUrl());
        this.settling = new Settling(server, org, settings.added());
    }

    String org() {
        return org;
    }

    Batch poll(Checkpoint given, Limits limits) throws VelociraptorException, InterruptedException {
        Position position = Position.of(given);
        if (!position.equals(handedOut)) {
            // Just started, or the last portion was not committed: it is gone from here, so all is read again.
            forget();
            handedOut = position;
        }
        try {
            return pollOn(position, given, limits);
        } catch (VelociraptorException failed) {
            forget();
            throw failed;
        }
    }

    /** Brings labels into line, all handles being of this organisation. */
    List<Settlement> settle(List<Handle> handles) throws VelociraptorException, InterruptedException {
        try {
            return settling.settle(handles);
        } catch (VelociraptorException failed) {
            lost.forget();
            throw failed;
        }
    }

    private void forget() {
        lost.forget();
        reading = null;
        backlog = null;
    }

    private Batch pollOn(Position position, Checkpoint given, Limits limits)
            throws VelociraptorException, InterruptedException {
        if (backlog != null) {
            return deliver(backlog, limits);
        }
        if (reading == null) {
            Optional<Instant> later = lost.putBack(limits.now());
            if (later.isPresent()) {
                return nothing(given, later.get());
            }
            if (gap.isOpen()) {
                lost.look(position, lookUps, limits.now());
            }
            Reading half = clients.read(position, lookUps, limits);
            if (!gap.isStillClosed()) {
                return nothing(given, limits.now());
            }
            reading = half;
        }
        return secondHalf(position, given, reading, limits);
    }

    private Batch secondHalf(Position position, Checkpoint given, Reading half, Limits limits)
            throws VelociraptorException, InterruptedException {
        Instant now = limits.now();
        // A clock that was put back makes nobody wait.
        if (now.isBefore(half.dueAt()) && !now.isBefore(half.startedAt())) {
            return nothing(given, half.dueAt());
        }
        Log log = changes.read(position, half);
        Duration lag = Duration.between(half.lastReadAt(), log.at());
        if (lag.isNegative()) {
            // The server's clock was put back in between: nobody knows what is before what.
            reading = null;
            return nothing(given, now);
        }
        Duration missing = ClientReader.AUDIT_LAG.minus(lag);
        if (missing.compareTo(Duration.ZERO) > 0) {
            // Our clock has gone on faster than the server's.
            reading = half.dueAt(now.plus(missing));
            return nothing(given, now.plus(missing));
        }
        reading = null;
        lookUps = new LookUps();
        Backlog current = new Backlog(position.withGapFrom(lost.missingFrom()), half, log);
        lookUps.addSetBy(current.fresh());
        return deliver(current, limits);
    }

    private Batch deliver(Backlog current, Limits limits) {
        Portion portion = current.next(limits.events());
        Reading read = current.reading();
        handedOut = portion.position();
        backlog = current.isEmpty() ? null : current;
        if (current.isEmpty()) {
            lost.pollIsOver();
        }
        Instant again =
                current.isEmpty() ? earlier(read.startedAt(), limits.now()).plus(every) : limits.now();
        return new Batch(
                org, events.of(portion, read.parties()), portion.position().toCheckpoint(), again);
    }

    /** A clock that was put back since the read began must not make the next one wait for as long. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Batch nothing(Checkpoint given, Instant again) {
        return new Batch(org, List.of(), given, again);
    }
}
