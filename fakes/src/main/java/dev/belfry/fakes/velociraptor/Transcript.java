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
    private final long started;
    private final List<VQLResponse> messages = new ArrayList<>();

    Transcript(InstantSource clock, long maxRow) {
        this.clock = clock;
        this.maxRow = maxRow;
        this.started = micros();
        log("Starting query execution.");
    }

    void log(String line) {
        messages.add(VQLResponse.newBuilder()
                .setTimestamp(micros())
                .setLog(line + "\n")
                .build());
    }

    /** All of a statement's rows. A full part leaves when the next row arrives, the rest at the end, even if it is none. */
    void rows(VQLRequest query, int statement, Stream<Map<String, @Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> waiting = new ArrayList<>();
        int[] part = {0};
        rows.forEachOrdered(row -> {
            // Unsigned, and zero is no default: then every row pushes out what is there, at first nothing.
            if (Long.compareUnsigned(waiting.size(), maxRow) >= 0) {
                part(query, statement, part[0]++, waiting);
                waiting.clear();
            }
            waiting.add(row);
        });
        part(query, statement, part[0], waiting);
    }

    Answer end() {
        return new Answer(messages, Status.OK);
    }

    private void part(VQLRequest query, int statement, int part, List<Map<String, @Nullable Object>> rows) {
        GoJson json = new GoJson();
        json.write(rows);
        VQLResponse.Builder response = VQLResponse.newBuilder()
                .setResponse(json.toString())
                .setQuery(query)
                .setQueryId(statement)
                .setPart(part)
                .setTimestamp(micros());
        if (!rows.isEmpty()) {
            response.addAllColumns(rows.get(0).keySet());
        }
        log("Time %d: %s: Sending response part %d %s (%d rows)."
                .formatted((micros() - started) / 1_000_000, query.getName(), part, json.size(), rows.size()));
        messages.add(response.build());
    }

    private long micros() {
        return Micros.of(clock.instant());
    }
}
