package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLRequest;
import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down an answer the way the server streams one: log lines and, each announced by one, parts of rows. */
final class Transcript {
    private final InstantSource clock;
    private final long maxRow;
    private final List<VQLResponse> messages = new ArrayList<>();

    Transcript(InstantSource clock, long maxRow) {
        this.clock = clock;
        this.maxRow = maxRow;
        log("Starting query execution.");
    }

    void log(String line) {
        messages.add(VQLResponse.newBuilder()
                .setTimestamp(micros())
                .setLog(line + "\n")
                .build());
    }

    /** All rows of one statement of the query. */
    void rows(VQLRequest query, int statement, Stream<Map<String, @Nullable Object>> rows) {
        Parts parts = new Parts(query, statement);
        rows.forEachOrdered(parts::add);
        parts.ship();
    }

    /** Not ended: what comes next is live. */
    Answer goingOn(LiveQuery live) {
        return new Answer(messages, Status.OK, live);
    }

    Answer end() {
        return new Answer(messages, Status.OK);
    }

    private long micros() {
        return Micros.of(clock.instant());
    }

    /** A statement's rows, in parts: a full one leaves when the next row comes, the last at the end, even if empty. */
    private final class Parts {
        private final VQLRequest query;
        private final int statement;
        private final long started = micros();
        private final List<Map<String, @Nullable Object>> waiting = new ArrayList<>();
        private int part;

        Parts(VQLRequest query, int statement) {
            this.query = query;
            this.statement = statement;
        }

        void add(Map<String, @Nullable Object> row) {
            // Zero is no default: every row then pushes out what is there, at first nothing.
            if (Long.compareUnsigned(waiting.size(), maxRow) >= 0) {
                ship();
            }
            waiting.add(row);
        }

        void ship() {
            GoJson json = new GoJson();
            json.write(waiting);
            VQLResponse.Builder response = VQLResponse.newBuilder()
                    .setResponse(json.toString())
                    .setQuery(query)
                    .setQueryId(statement)
                    .setPart(part)
                    .setTimestamp(micros());
            waiting.stream().findFirst().ifPresent(row -> response.addAllColumns(row.keySet()));
            log("Time " + (micros() - started) / 1_000_000 + ": " + query.getName() + ": Sending response part " + part
                    + " " + json.size() + " (" + waiting.size() + " rows).");
            messages.add(response.build());
            part++;
            waiting.clear();
        }
    }
}
