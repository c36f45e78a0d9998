package dev.belfry.velociraptor.clients;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.text.VisibleText;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts whom a label means, and whom a search for it finds as well though they are not meant. */
final class LabelCount {
    /** Before any server: more than a hundred years. */
    private static final long EVER_SECONDS = 4_000_000_000L;

    private static final Duration LATELY = Duration.ofMinutes(5);

    private static final int MOST_OTHERS = 5;
    private static final int LONGEST_OTHER = 60;

    private final Label label;
    private final List<Instant> seen = new ArrayList<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private Instant readAt = Instant.EPOCH;

    LabelCount(Label label) {
        this.label = label;
    }

    void readFrom(LabelServer server) throws VelociraptorException, InterruptedException {
        readAt = server.clients(label, EVER_SECONDS, this::count);
    }

    private void count(ClientRow client) {
        if (client.has(label)) {
            seen.add(client.lastSeen());
        } else {
            client.labels().stream().filter(label::isPrefixOf).forEach(other -> others.merge(other, 1, Integer::sum));
        }
    }

    Finding finding() {
        Instant from = readAt.minus(LATELY);
        long lately = seen.stream().filter(time -> time.isAfter(from)).count();
        String text = "label " + label.text() + ": " + seen.size() + (seen.size() == 1 ? " client, " : " clients, ")
                + lately + " seen in the last 5 min";
        return Finding.ok(others.isEmpty() ? text : text + "; also matches by prefix, and is not meant: " + list());
    }

    private String list() {
        String first = others.entrySet().stream()
                .limit(MOST_OTHERS)
                .map(other -> VisibleText.line(other.getKey(), LONGEST_OTHER) + " (" + other.getValue() + ")")
                .collect(Collectors.joining(", "));
        return others.size() > MOST_OTHERS ? first + " and " + (others.size() - MOST_OTHERS) + " more" : first;
    }
}
