package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.clients.Backlog.Portion;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Polls in two halves: it reads the clients and returns with nothing; asked again a moment later, it reads the log of
 * label changes and delivers both. What is in between lives in memory alone. Lost, it is read again.
 */
final class VelociraptorClients implements PolledSource {
    /** There is one organisation, so one part. */
    private static final String SPLIT = "";

    private final LabelServer server;
    private final Duration every;
    private final ClientReader clients;
    private final ChangeReader changes;
    private final LabelEvents events;
    private final Settling settling;
    private final Examination examination;

    private @Nullable Reading reading;
    private @Nullable Backlog backlog;
    private @Nullable Position handedOut;

    VelociraptorClients(VelociraptorClientsSettings settings, PluginContext context, LabelServer server) {
        this.server = server;
        this.every = settings.every();
        this.clients = new ClientReader(server, settings.watched());
        this.changes = new ChangeReader(server);
        this.events = new LabelEvents(context.name(), settings.org(), settings.guiUrl());
        this.settling = new Settling(server, settings.org());
        this.examination = new Examination(server, settings, context.clock());
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) throws SourceException, InterruptedException {
        Checkpoint given = checkpoints.getOrDefault(SPLIT, Position.START);
        try {
            return poll(given, limits);
        } catch (VelociraptorException failed) {
            throw failed.toSourceException();
        }
    }

    private Batch poll(Checkpoint given, Limits limits) throws VelociraptorException, InterruptedException {
        Position position = Position.of(given);
        Backlog current = backlog;
        if (current == null || !position.equals(handedOut)) {
            // Also when the last portion was not committed: it is gone from here, so all is read again.
            backlog = null;
            Reading half = reading == null ? clients.read(position, limits) : reading;
            reading = half;
            if (limits.now().isBefore(half.dueAt())) {
                return new Batch(SPLIT, List.of(), given, half.dueAt());
            }
            // Whatever comes of the log, the clients are read again after this.
            reading = null;
            current = new Backlog(position, half, changes.read(position, half));
        }
        return deliver(current, limits);
    }

    private Batch deliver(Backlog current, Limits limits) {
        Portion portion = current.next(limits.events());
        Reading read = current.reading();
        handedOut = portion.position();
        backlog = current.isEmpty() ? null : current;
        Instant again = current.isEmpty() ? read.startedAt().plus(every) : limits.now();
        return new Batch(
                SPLIT, events.of(portion, read.parties()), portion.position().toCheckpoint(), again);
    }

    @Override
    public List<Settlement> settle(List<Handle> handles) throws SourceException, InterruptedException {
        try {
            return settling.settle(handles);
        } catch (VelociraptorException failed) {
            throw failed.toSourceException();
        }
    }

    @Override
    public List<Finding> examine() throws InterruptedException {
        return examination.examine();
    }

    @Override
    public void close() {
        server.close();
    }
}
