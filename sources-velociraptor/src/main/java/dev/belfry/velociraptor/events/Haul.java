package dev.belfry.velociraptor.events;

import dev.belfry.core.source.Limits;
import dev.belfry.velociraptor.events.EventMaker.Gap;
import dev.belfry.velociraptor.events.EventMaker.NewRow;
import dev.belfry.velociraptor.events.Seen.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read of a queue and not handed out yet, and how far that is. What comes twice is in it once. */
final class Haul {
    /** Rows are written in the background: history may have one so much later than the stream. */
    static final Duration OVERLAP = Duration.ofSeconds(30);
    /** So many rows of the overlap a checkpoint names. More of them in 30 s may come twice after a restart. */
    static final int NAMED = 2_000;

    private final List<NewRow> rows = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Seen seen;
    private @Nullable Instant at;

    /** Nothing yet, from this position on. */
    Haul(Position position) {
        this.seen = Seen.of(position.brought());
        this.at = position.at();
    }

    /** Up to when everything is in it, or was handed out; null when nothing was read yet. */
    @Nullable
    Instant at() {
        return at;
    }

    /** Reading begins here, whatever was read before. */
    void beginsAt(Instant time) {
        at = time;
    }

    /** Nothing older than this is still to come. */
    void reaches(Instant time) {
        at = at == null || at.isBefore(time) ? time : at;
    }

    /** From now on this way is gone from its beginning. */
    void begin(Way way) {
        seen.begin(way);
    }

    void take(Way way, Row row) {
        seen.take(way, row.hash(), row.time().getEpochSecond())
                .ifPresent(fresh -> rows.add(new NewRow(row, fresh.hash() + "-" + fresh.second() + "-" + fresh.all())));
    }

    void addGap(Instant from, Instant to, String why) {
        if (from.isBefore(to)) {
            gaps.add(new Gap(from, to, why));
        }
    }

    boolean hasRoom(Limits limits) {
        return rows.size() + gaps.size() < limits.events();
    }

    List<NewRow> rows() {
        return List.copyOf(rows);
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** It was handed out. */
    void clear() {
        rows.clear();
        gaps.clear();
    }

    Position position() {
        Instant until = at;
        long from = until == null ? 0 : until.minus(OVERLAP).getEpochSecond() - 2;
        return new Position(until, seen.since(from, NAMED));
    }
}
