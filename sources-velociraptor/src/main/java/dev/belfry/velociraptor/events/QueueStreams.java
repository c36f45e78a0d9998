package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.source.Limits;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.events.Seen.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams that a queue is read from. It subscribes first; when the first heartbeat shows that it hears, it reads what
 * history has since the checkpoint, less an overlap, and then what the stream has brought meanwhile.
 */
final class QueueStreams {
    private final ArtifactName artifact;
    private final EventServer server;
    private final VelociraptorEventsSettings settings;

    private History history = History.NONE;
    private @Nullable Live live;
    private @Nullable Live successor;
    private @Nullable RowReader past;

    QueueStreams(ArtifactName artifact, EventServer server, VelociraptorEventsSettings settings) {
        this.artifact = artifact;
        this.server = server;
        this.settings = settings;
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

    /** Whether history is still being read. */
    boolean isCatchingUp() {
        return past != null;
    }

    /** Reads what there is at once, as far as there is room for it. */
    void read(Haul haul, Limits limits) throws VelociraptorException, InterruptedException {
        Live current = live;
        if (current == null) {
            history = server.history(artifact);
            current = watch(limits);
            live = current;
            haul.begin(Way.LIVE);
        }
        if (past != null) {
            readPast(past, haul, limits);
        }
        if (past == null) {
            readLive(current, haul, limits);
        }
    }

    private Live watch(Limits limits) throws VelociraptorException, InterruptedException {
        return new Live(artifact, server.watch(artifact), limits.now());
    }

    private void readPast(RowReader reader, Haul haul, Limits limits)
            throws VelociraptorException, InterruptedException {
        while (haul.hasRoom(limits) && !reader.hasEnded()) {
            JsonObject row = reader.next(Live.AT_ONCE);
            if (row == null) {
                break;
            }
            Row read = Row.of(row, reader.began());
            haul.take(Way.PAST, read);
            if (history == History.OF_SERVER) {
                // In the order of time. Those of clients come client by client.
                haul.reaches(read.time());
            }
        }
        if (reader.hasEnded()) {
            reader.close();
            past = null;
        }
    }

    private void readLive(Live current, Haul haul, Limits limits) throws VelociraptorException, InterruptedException {
        boolean wasHearing = current.isHearing();
        while (haul.hasRoom(limits)) {
            Optional<Row> row = current.next(limits.now());
            if (row.isEmpty()) {
                break;
            }
            haul.take(Way.LIVE, row.get());
        }
        if (!wasHearing && current.isHearing()) {
            catchUp(current.serverTime(), haul, limits);
        } else if (current.isHearing()) {
            // Only now nothing older is still to come.
            haul.reaches(current.serverTime());
            renew(current, haul, limits);
        }
    }

    /** The stream hears: what was before it can be read. */
    private void catchUp(Instant hearsSince, Haul haul, Limits limits)
            throws VelociraptorException, InterruptedException {
        Instant from = haul.at();
        if (from == null) {
            Duration back = longer(settings.lookBack(), shorter(limits.reach(), settings.catchUp()));
            if (!back.isZero()) {
                readPastFrom(hearsSince.minus(back), haul);
            }
        } else if (history == History.NONE) {
            haul.addGap(from, hearsSince, "the artifact has no history");
        } else {
            Instant earliest = hearsSince.minus(settings.catchUp());
            Instant start = from.isAfter(hearsSince) ? hearsSince : from;
            if (start.isBefore(earliest)) {
                haul.addGap(start, earliest, "longer ago than catch-up");
                start = earliest;
            }
            readPastFrom(start.minus(Haul.OVERLAP), haul);
        }
        if (past == null) {
            haul.beginsAt(hearsSince);
        }
    }

    private void readPastFrom(Instant from, Haul haul) throws VelociraptorException, InterruptedException {
        if (history != History.NONE) {
            haul.begin(Way.PAST);
            past = server.past(artifact, history, from);
        }
    }

    /** A right that was taken away shows only in a new stream. It takes over once it hears, so nothing is missed. */
    private void renew(Live current, Haul haul, Limits limits) throws VelociraptorException, InterruptedException {
        Live next = successor;
        if (next == null) {
            if (current.isOld(limits.now())) {
                successor = watch(limits);
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
        if (next.isHearing() && haul.hasRoom(limits)) {
            current.close();
            live = next;
            successor = null;
            haul.begin(Way.LIVE);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
