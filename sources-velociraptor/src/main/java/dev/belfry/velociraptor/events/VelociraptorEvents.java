package dev.belfry.velociraptor.events;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the queues in turn; each is a split, called by its artifact. */
final class VelociraptorEvents implements PolledSource {
    private static final Logger log = LoggerFactory.getLogger(VelociraptorEvents.class);

    private static final Checkpoint NOTHING = Position.START.toCheckpoint();
    /** One queue that fails while others are well is left alone for so long. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final String name;
    private final EventServer server;
    private final List<Turn> turns;
    private final Examination examination;

    VelociraptorEvents(VelociraptorEventsSettings settings, PluginContext context, EventServer server) {
        Clients clients = new Clients(server);
        EventMaker events = new EventMaker(context.name(), settings.org(), settings.guiUrl());
        this.name = context.name();
        this.server = server;
        this.turns = settings.names().stream()
                .map(artifact -> new Turn(new QueueReader(artifact, server, settings, clients, events)))
                .toList();
        this.examination = new Examination(server, settings, context.clock());
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) throws SourceException, InterruptedException {
        Turn turn = next(limits.now());
        Checkpoint given = checkpoints.getOrDefault(turn.reader.artifact().text(), NOTHING);
        try {
            Batch batch = turn.reader.poll(given, limits);
            turn.said = "";
            turn.waits(batch.pollAgainAt(), limits.now());
            return new Batch(
                    batch.split(),
                    batch.events(),
                    batch.checkpoint(),
                    next(limits.now()).dueAt(limits.now()));
        } catch (VelociraptorException failed) {
            return setAside(turn, failed, given, limits);
        }
    }

    /** The others go on, unless it is the connection that failed, or all of them have. */
    private Batch setAside(Turn turn, VelociraptorException failed, Checkpoint given, Limits limits)
            throws SourceException {
        String why = String.valueOf(failed.getMessage());
        boolean isNew = !turn.said.equals(why);
        turn.said = why;
        if (!failed.isInOrg() || turns.stream().noneMatch(other -> other.said.isEmpty())) {
            turns.forEach(other -> other.reader.hangUp());
            throw failed.toSourceException();
        }
        turn.waits(limits.now().plus(PAUSE), limits.now());
        if (isNew) {
            log.warn("{}: {} The other artifacts are read.", name, why);
        }
        return new Batch(
                turn.reader.artifact().text(),
                List.of(),
                given,
                next(limits.now()).dueAt(limits.now()));
    }

    /** Whose turn is the most overdue. */
    private Turn next(Instant now) {
        return turns.stream().min(Comparator.comparing(turn -> turn.dueAt(now))).orElseThrow();
    }

    @Override
    public List<Finding> examine() throws InterruptedException {
        return examination.examine();
    }

    @Override
    public void close() {
        turns.forEach(turn -> turn.reader.hangUp());
        server.close();
    }

    /** One queue's place in the round. */
    private static final class Turn {
        private final QueueReader reader;
        private Instant since = Instant.EPOCH;
        private Instant dueAt = Instant.EPOCH;
        private String said = "";

        Turn(QueueReader reader) {
            this.reader = reader;
        }

        void waits(Instant until, Instant now) {
            since = now;
            dueAt = until;
        }

        /** A clock that was put back makes nobody wait. */
        Instant dueAt(Instant now) {
            return now.isBefore(since) ? now : dueAt;
        }
    }
}
