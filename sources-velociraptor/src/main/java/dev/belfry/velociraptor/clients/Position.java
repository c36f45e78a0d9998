package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.source.Checkpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the one split has been read.
 *
 * @param readAt for each label, folded, when the last read began whose clients have all been delivered
 * @param changesAt up to when the log of label changes has been delivered; null when it never was
 * @param recent hashes of the delivered changes that the next read, which starts a little earlier, meets again
 * @param portions how many portions of one poll have been delivered while it is not done; 0 when it is. It
 *     tells one portion's checkpoint from the next one's.
 * @param gapFrom from when on labels may be missing that are still to be put back; null when none are
 */
record Position(
        Map<String, Instant> readAt,
        @Nullable Instant changesAt,
        List<String> recent,
        int portions,
        @Nullable Instant gapFrom) {
    static final Checkpoint START = new Checkpoint(Json.object());

    /** So that a checkpoint stays small. Changes beyond are delivered twice, which their readers must bear anyway. */
    static final int MOST_RECENT = 2_000;

    Position {
        readAt = Map.copyOf(readAt);
        recent = List.copyOf(recent.subList(Math.max(0, recent.size() - MOST_RECENT), recent.size()));
    }

    static Position of(Checkpoint checkpoint) {
        JsonObject value = checkpoint.value();
        Map<String, Instant> readAt = new TreeMap<>();
        value.object("read-at")
                .ifPresent(labels -> labels.members()
                        .keySet()
                        .forEach(label -> labels.time(label).ifPresent(time -> readAt.put(label, time))));
        return new Position(
                readAt,
                value.time("changes-at").orElse(null),
                value.texts("recent"),
                portions(value),
                value.time("gap-from").orElse(null));
    }

    private static int portions(JsonObject value) {
        return (int) value.number("portions").orElse(0);
    }

    Checkpoint toCheckpoint() {
        JsonObject.Builder labels = JsonObject.builder();
        new TreeMap<>(readAt).forEach(labels::put);
        return new Checkpoint(JsonObject.builder()
                .put("read-at", labels.build())
                .putIfPresent("changes-at", changesAt == null ? null : changesAt.toString())
                .put("recent", JsonArray.ofTexts(recent))
                .put("portions", portions)
                .putIfPresent("gap-from", gapFrom == null ? null : gapFrom.toString())
                .build());
    }

    /** When the clients with a label were last read; empty for a label that is new in the configuration. */
    Optional<Instant> readAt(Label label) {
        return Optional.ofNullable(readAt.get(label.folded()));
    }

    Position withChanges(Instant at, List<String> recentHashes) {
        return new Position(readAt, at, recentHashes, portions, gapFrom);
    }

    Position withReadAt(Map<String, Instant> times) {
        return new Position(times, changesAt, recent, 0, gapFrom);
    }

    Position withPortions(int delivered) {
        return new Position(readAt, changesAt, recent, delivered, gapFrom);
    }

    Position withGapFrom(@Nullable Instant from) {
        return new Position(readAt, changesAt, recent, portions, from);
    }
}
