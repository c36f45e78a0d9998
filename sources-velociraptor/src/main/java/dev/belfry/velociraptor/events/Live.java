package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream of a queue's rows, and whether it can still be believed. */
final class Live implements AutoCloseable {
    static final Duration AT_ONCE = Duration.ofMillis(1);

    /** Three heartbeats and a little. */
    private static final Duration SILENCE = Duration.ofSeconds(3L * Queries.HEARTBEAT + 10);
    /** The server goes on with a stream whose user may no longer read. */
    private static final Duration OLD = Duration.ofMinutes(30);

    private final ArtifactName artifact;
    private final RowReader reader;
    private final Instant openedAt;
    private final Deque<Row> kept = new ArrayDeque<>();
    private Instant heardAt;
    private long heard;
    private @Nullable Instant serverTime;

    /** @param now by Belfry's clock, which is good for spans only */
    Live(ArtifactName artifact, RowReader reader, Instant now) {
        this.artifact = artifact;
        this.reader = reader;
        this.openedAt = now;
        this.heardAt = now;
    }

    /** Whether the subscription is known to stand. */
    boolean isHearing() {
        return serverTime != null;
    }

    /** Of the last row or heartbeat that was read. */
    Instant serverTime() {
        Instant time = serverTime;
        return time == null ? reader.began() : time;
    }

    boolean isOld(Instant now) {
        return now.isBefore(openedAt) || !now.isBefore(openedAt.plus(OLD));
    }

    /** Gives rows back, to be read first. */
    void keep(Collection<Row> rows) {
        kept.addAll(rows);
    }

    /**
     * The next row; empty when there is none now.
     *
     * @throws VelociraptorException also when the stream has ended, or nothing has been heard for too long
     */
    Optional<Row> next(Instant now) throws VelociraptorException, InterruptedException {
        Row before = kept.poll();
        if (before != null) {
            return Optional.of(before);
        }
        for (JsonObject row = reader.next(AT_ONCE); row != null; row = reader.next(AT_ONCE)) {
            Optional<Instant> heartbeat = Row.heartbeat(row);
            if (heartbeat.isEmpty()) {
                return Optional.of(Row.of(row, serverTime()));
            }
            serverTime = heartbeat.get();
        }
        check(now);
        return Optional.empty();
    }

    private void check(Instant now) throws VelociraptorException {
        if (reader.hasEnded()) {
            throw VelociraptorException.passing(
                            "the server has ended the events of " + artifact.text(),
                            "It is asked again; the server's own log may say more.")
                    .inOrg();
        }
        if (reader.heard() != heard || now.isBefore(heardAt)) {
            heard = reader.heard();
            heardAt = now;
        } else if (!now.isBefore(heardAt.plus(SILENCE))) {
            throw VelociraptorException.passing(
                    "nothing is heard of " + artifact.text() + " for " + SILENCE.toSeconds()
                            + " s, not even a heartbeat",
                    "Is there a firewall or a proxy that forgets quiet connections?");
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
