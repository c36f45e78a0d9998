package dev.belfry.velociraptor.clients;

import dev.belfry.core.source.Limits;
import dev.belfry.velociraptor.clients.Reading.OfLabel;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first half of a poll: reads the labelled clients that matter. */
final class ClientReader {
    /**
     * How much later than the clients the log of label changes is read. Velociraptor changes a label, then logs it, and
     * writes the log in the background: a row may trail its label by so much and is still known before the client.
     */
    static final Duration AUDIT_LAG = Duration.ofSeconds(2);

    /** The server compares whole seconds of its clock, and takes a moment to begin. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final LabelServer server;
    private final List<Label> labels;

    ClientReader(LabelServer server, List<Label> labels) {
        this.server = server;
        this.labels = List.copyOf(labels);
    }

    /** @param lookUps whom to read however long ago they were seen */
    Reading read(Position position, LookUps lookUps, Limits limits) throws VelociraptorException, InterruptedException {
        List<OfLabel> read = new ArrayList<>();
        for (Label label : labels) {
            read.add(read(label, position.readAt(label).orElse(null), limits));
        }
        Map<ClientId, ClientRow> lookedUp = new LinkedHashMap<>();
        server.lookUp(lookUps.clients(), row -> lookedUp.put(row.id(), row));
        List<OfLabel> all = read.stream()
                .map(found -> found.with(lookUps.of(found.label(), lookedUp)))
                .toList();
        return new Reading(limits.now(), limits.now().plus(AUDIT_LAG), server.parties(), all);
    }

    private OfLabel read(Label label, @Nullable Instant since, Limits limits)
            throws VelociraptorException, InterruptedException {
        Duration guess = reach(since, limits.now(), limits);
        OfLabel read = read(label, since, guess);
        Duration needed = reach(since, read.at(), limits);
        // Only now is the server's clock known. Ours may be far behind it.
        return needed.compareTo(guess.plus(MARGIN)) > 0 ? read(label, since, needed) : read;
    }

    private OfLabel read(Label label, @Nullable Instant since, Duration reach)
            throws VelociraptorException, InterruptedException {
        List<ClientRow> clients = new ArrayList<>();
        Instant at = server.clients(label, reach.plus(MARGIN).toSeconds() + 1, row -> {
            if (row.has(label)) {
                clients.add(row);
            }
        });
        return new OfLabel(label, at, since, clients);
    }

    /** As far as the rules look, and further back to the last good read after an outage. */
    private static Duration reach(@Nullable Instant since, Instant now, Limits limits) {
        Duration gap = since == null ? Duration.ZERO : Duration.between(since, now);
        return gap.compareTo(limits.reach()) > 0 ? gap : limits.reach();
    }
}
