package dev.belfry.velociraptor.events;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server in memory, whose streams do what a test says. Its clock is the test's. */
final class MemoryEvents implements EventServer {
    final List<String> asked = new ArrayList<>();
    final List<Stream> streams = new ArrayList<>();
    History history = History.OF_SERVER;

    @Nullable
    VelociraptorException trouble;

    @Nullable
    VelociraptorException clientTrouble;

    private final ManualClock clock;
    private final List<JsonObject> kept = new ArrayList<>();

    MemoryEvents(ManualClock clock) {
        this.clock = clock;
    }

    /** A row comes: to all who watch, and into history. */
    void emit(JsonObject row) {
        keep(row);
        tell(row);
    }

    /** A row that is in history. */
    void keep(JsonObject row) {
        kept.add(
                row.with("_Source", "admin").with("_ts", Json.of(clock.instant().toEpochMilli())));
    }

    /** A row that is heard live. */
    void tell(JsonObject row) {
        JsonObject live = row.with("_ts", Json.of(clock.instant().getEpochSecond()))
                .with("_Source", "Some.Artifact")
                .with("_k", "ev");
        streams.stream().filter(stream -> !stream.isClosed).forEach(stream -> stream.add(live));
    }

    void heartbeat() {
        JsonObject row = Json.object()
                .with("_k", "hb")
                .with("Now", Json.of(clock.instant().getEpochSecond()));
        streams.stream().filter(stream -> !stream.isClosed).forEach(stream -> stream.add(row));
    }

    long open() {
        return streams.stream().filter(stream -> !stream.isClosed).count();
    }

    @Override
    public Parties parties() {
        return new Parties("velo:8001", "ab12", "bot", clock.instant().plus(Duration.ofDays(200)), false);
    }

    @Override
    public String version() {
        return "0.77.2";
    }

    @Override
    public History history(ArtifactName artifact) throws VelociraptorException {
        fail();
        return history;
    }

    @Override
    public RowReader watch(ArtifactName artifact) throws VelociraptorException {
        fail();
        asked.add("watch " + artifact.text());
        Stream stream = new Stream(clock.instant());
        streams.add(stream);
        return stream;
    }

    @Override
    public RowReader past(ArtifactName artifact, History of, Instant from) throws VelociraptorException {
        fail();
        asked.add("past from " + from);
        Stream stream = new Stream(clock.instant());
        kept.stream()
                .filter(row -> row.number("_ts").orElseThrow() >= from.toEpochMilli())
                .forEach(stream::add);
        stream.ends = true;
        return stream;
    }

    @Override
    public void clients(Collection<String> ids, Consumer<JsonObject> rows) throws VelociraptorException {
        if (clientTrouble != null) {
            throw clientTrouble;
        }
        asked.add("clients " + String.join(",", ids));
        ids.forEach(id -> rows.accept(JsonObject.builder()
                .put("client_id", id)
                .put("hostname", "LT-4711")
                .put("os", "windows")
                .put("labels", JsonArray.of(Json.of("VIP")))
                .build()));
    }

    private void fail() throws VelociraptorException {
        if (trouble != null) {
            throw trouble;
        }
    }

    @Override
    public void close() {}

    /** What one query brings. */
    static final class Stream implements RowReader {
        private final Instant began;
        private final Deque<JsonObject> rows = new ArrayDeque<>();
        boolean ends;
        boolean isClosed;
        private long heard;

        Stream(Instant began) {
            this.began = began;
        }

        void add(JsonObject row) {
            rows.add(row);
            heard++;
        }

        @Override
        public Instant began() {
            return began;
        }

        @Override
        public long heard() {
            return heard;
        }

        @Override
        public boolean hasEnded() {
            return ends && rows.isEmpty();
        }

        @Override
        public @Nullable JsonObject next(Duration longest) {
            return rows.poll();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
