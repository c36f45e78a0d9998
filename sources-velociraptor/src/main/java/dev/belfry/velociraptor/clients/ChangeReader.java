package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second half of a poll: reads who set and removed the labels. */
final class ChangeReader {
    /** Each read starts so much before the end of the last, for rows that were written late. */
    static final Duration OVERLAP = Duration.ofMinutes(1);

    /** How far back the log is read for a label that is new: people want to know who set it. */
    static final Duration FIRST_LOOK = Duration.ofDays(7);

    private final LabelServer server;

    ChangeReader(LabelServer server) {
        this.server = server;
    }

    Log read(Position position, Reading reading) throws VelociraptorException, InterruptedException {
        Map<String, Instant> starts = starts(position, reading);
        Map<String, Label> labels = new HashMap<>();
        reading.labels().forEach(read -> labels.put(read.label().folded(), read.label()));

        List<LabelChange> changes = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        Instant at = server.changes(earliest(starts), row -> {
            String folded = Label.fold(row.label());
            Label label = labels.get(folded);
            if (label != null && !row.time().isBefore(starts.get(folded))) {
                // Set, removed and set again in one millisecond: the third is not the first.
                int number = alike.merge(row.hash(), 1, Integer::sum);
                changes.add(LabelChange.of(row, label, number));
            }
        });
        return new Log(at, changes);
    }

    private static Map<String, Instant> starts(Position position, Reading reading) {
        Map<String, Instant> starts = new HashMap<>();
        for (Reading.OfLabel read : reading.labels()) {
            Instant start = Optional.ofNullable(position.changesAt())
                    .filter(known -> position.readAt(read.label()).isPresent())
                    // The server's clock may have been put back since.
                    .map(known -> (known.isAfter(read.at()) ? read.at() : known).minus(OVERLAP))
                    .orElseGet(() -> read.at().minus(FIRST_LOOK));
            starts.put(read.label().folded(), start);
        }
        return starts;
    }

    private static Instant earliest(Map<String, Instant> starts) {
        return starts.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * What was read.
     *
     * @param at when the read began
     * @param changes the oldest first, those that were read before among them
     */
    record Log(Instant at, List<LabelChange> changes) {
        Log {
            changes = changes.stream()
                    .sorted(Comparator.comparing(LabelChange::time))
                    .toList();
        }
    }
}
