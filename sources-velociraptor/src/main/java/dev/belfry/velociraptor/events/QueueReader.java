package dev.belfry.velociraptor.events;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.events.Clients.Facts;
import dev.belfry.velociraptor.events.EventMaker.Gap;
import dev.belfry.velociraptor.events.EventMaker.NewRow;
import dev.belfry.velociraptor.events.Seen.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one queue. It subscribes first; when the first heartbeat shows that it hears, it reads what history has since the
 * checkpoint, less an overlap, and then what the stream has brought meanwhile. What comes twice is brought once.
 *
 * <p>Nothing is read ahead: a row waits at the server until it is asked for. What is in memory and was not handed out,
 * is read again after a crash.
 */
final class QueueReader {
    /** Rows are written in the background: history may have one so much later than the stream. */
    static final Duration OVERLAP = Duration.ofSeconds(30);
    /** So many rows of the overlap a checkpoint names. More of them in 30 s may come twice after a restart. */
    static final int NAMED = 2_000;

    static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(50);
    /** A quiet queue moves its checkpoint so often. */
    private static final Duration MOVE_EVERY = Duration.ofMinutes(1);

    private final ArtifactName artifact;
    private final EventServer server;
    private final VelociraptorEventsSettings settings;
    private final Clients clients;
    private final EventMaker events;
    private final List<NewRow> rows = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private Seen seen = new Seen();
    private @Nullable Position handedOut;
    private @Nullable Instant at;
    private History history = History.NONE;
    private @Nullable Live live;
    private @Nullable Live successor;
    private @Nullable RowReader past;

    QueueReader(
            ArtifactName artifact,
            EventServer server,
            VelociraptorEventsSettings settings,
            Clients clients,
            EventMaker events) {
        this.artifact = artifact;
        this.server = server;
        this.settings = settings;
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
            read(limits);
            return batch(given, limits);
        } catch (VelociraptorException failed) {
            hangUp();
            throw failed;
        }
    }

    private void startFrom(Position position) {
        hangUp();
        rows.clear();
        gaps.clear();
        at = position.at();
        seen = Seen.of(position.brought());
        handedOut = position;
    }

    void hangUp() {
        closeAll(live, successor);
        if (past != null) {
            past.close();
        }
        live = null;
        successor = null;
        past = null;
    }

    private static void closeAll(@Nullable Live one, @Nullable Live other) {
        if (one != null) {
            one.close();
        }
        if (other != null) {
            other.close();
        }
    }

    private void read(Limits limits) throws VelociraptorException, InterruptedException {
        Live current = live;
        if (current == null) {
            history = server.history(artifact);
            current = new Live(artifact, server.watch(artifact), limits.now());
            live = current;
            seen.begin(Way.LIVE);
        }
        if (past != null) {
            readPast(past, limits);
        }
        if (past == null) {
            readLive(current, limits);
        }
    }

    private void readPast(RowReader reader, Limits limits) throws VelociraptorException, InterruptedException {
        while (hasRoom(limits) && !reader.hasEnded()) {
            JsonObject row = reader.next(Live.AT_ONCE);
            if (row == null) {
                break;
            }
            Row read = Row.of(row, reader.began());
            take(Way.PAST, read);
            if (history == History.OF_SERVER) {
                // In the order of time. Those of clients come client by client.
                at = later(at, read.time());
            }
        }
        if (reader.hasEnded()) {
            reader.close();
            past = null;
        }
    }

    private void readLive(Live current, Limits limits) throws VelociraptorException, InterruptedException {
        boolean wasHearing = current.isHearing();
        while (hasRoom(limits)) {
            Optional<Row> row = current.next(limits.now());
            if (row.isEmpty()) {
                break;
            }
            take(Way.LIVE, row.get());
        }
        if (!wasHearing && current.isHearing()) {
            catchUp(current.serverTime(), limits);
        } else if (current.isHearing()) {
            // Only now nothing older is still to come.
            at = later(at, current.serverTime());
            renew(current, limits);
        }
    }

    /** The stream hears: what was before it can be read. */
    private void catchUp(Instant hearsSince, Limits limits) throws VelociraptorException, InterruptedException {
        Instant from = at;
        if (from == null) {
            Duration back = longer(settings.lookBack(), shorter(limits.reach(), settings.catchUp()));
            if (!back.isZero()) {
                readPastFrom(hearsSince.minus(back));
            }
        } else if (history == History.NONE) {
            addGap(from, hearsSince, "the artifact has no history");
        } else {
            Instant earliest = hearsSince.minus(settings.catchUp());
            Instant start = from.isAfter(hearsSince) ? hearsSince : from;
            if (start.isBefore(earliest)) {
                addGap(start, earliest, "longer ago than catch-up");
                start = earliest;
            }
            readPastFrom(start.minus(OVERLAP));
        }
        if (past == null) {
            at = hearsSince;
        }
    }

    private void readPastFrom(Instant from) throws VelociraptorException, InterruptedException {
        if (history != History.NONE) {
            seen.begin(Way.PAST);
            past = server.past(artifact, history, from);
        }
    }

    private void addGap(Instant from, Instant to, String why) {
        if (from.isBefore(to)) {
            gaps.add(new Gap(from, to, why));
        }
    }

    /** A right that was taken away shows only in a new stream. It takes over once it hears, so nothing is missed. */
    private void renew(Live current, Limits limits) throws VelociraptorException, InterruptedException {
        Live next = successor;
        if (next == null) {
            if (current.isOld(limits.now())) {
                successor = new Live(artifact, server.watch(artifact), limits.now());
            }
            return;
        }
        List<Row> early = new ArrayList<>();
        while (!next.isHearing()) {
            Optional<Row> row = next.next(limits.now());
            if (row.isEmpty()) {
                break;
            }
            early.add(row.get());
        }
        next.keep(early);
        if (next.isHearing() && hasRoom(limits)) {
            current.close();
            live = next;
            successor = null;
            seen.begin(Way.LIVE);
        }
    }

    private void take(Way way, Row row) {
        seen.take(way, row.hash(), row.time().getEpochSecond())
                .ifPresent(fresh -> rows.add(new NewRow(row, fresh.hash() + "-" + fresh.second() + "-" + fresh.all())));
    }

    private boolean hasRoom(Limits limits) {
        return rows.size() + gaps.size() < limits.events();
    }

    private Batch batch(Checkpoint given, Limits limits) throws VelociraptorException, InterruptedException {
        List<Event> made = made(limits.now());
        boolean isBusy = past != null || !hasRoom(limits);
        rows.clear();
        gaps.clear();
        Instant again = limits.now().plus(isBusy ? Duration.ZERO : made.isEmpty() ? IDLE : BUSY);
        Position last = handedOut;
        if (made.isEmpty() && last != null && !isWorthMoving(last)) {
            return new Batch(artifact.text(), List.of(), given, again);
        }
        Position next = position();
        handedOut = next;
        return new Batch(artifact.text(), made, next.toCheckpoint(), again);
    }

    private List<Event> made(Instant now) throws VelociraptorException, InterruptedException {
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
        Instant now = at;
        Instant then = last.at();
        return now != null && (then == null || !now.isBefore(then.plus(MOVE_EVERY)));
    }

    private Position position() {
        Instant until = at;
        long from = until == null ? 0 : until.minus(OVERLAP).getEpochSecond() - 2;
        return new Position(until, seen.since(from, NAMED));
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
