package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.vql.Row;
import dev.belfry.fakes.velociraptor.vql.Statement;
import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import dev.belfry.velociraptor.protocol.VQLRequest;
import dev.belfry.velociraptor.protocol.VQLResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that never ends, over {@code watch_monitoring()}, {@code clock()} or {@code combine()} of these. Rows leave
 * in parts: a full one when the next row comes, what is there every max_wait seconds of real time, nothing when nothing
 * is there. A client that does not read makes them wait here.
 */
final class LiveQuery {
    /** One of the plugins it is made of. */
    record Feed(Statement statement, @Nullable EventQueue queue, Duration period) {}

    private static final long DEFAULT_WAIT_SECONDS = 10;

    private final VQLRequest query;
    private final int maxRow;
    private final Duration maxWait;
    private final InstantSource clock;
    private final List<Feed> feeds;
    private final Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> outer;
    private final Function<Row, QueryScope> scopes;
    private final long startedMicros;
    private final Deque<Map<String, @Nullable Object>> waiting = new ArrayDeque<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private UnaryOperator<String> firstPart = UnaryOperator.identity();
    private int part;

    LiveQuery(
            VQLRequest query,
            VQLCollectorArgs arguments,
            List<Feed> feeds,
            InstantSource clock,
            Function<Row, QueryScope> scopes,
            Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> outer) {
        this.query = query;
        this.maxRow = (int) Math.max(1, Math.min(Integer.MAX_VALUE, arguments.getMaxRow()));
        long wait = arguments.getMaxWait() == 0 ? DEFAULT_WAIT_SECONDS : arguments.getMaxWait();
        this.maxWait = Duration.ofSeconds(wait);
        this.feeds = List.copyOf(feeds);
        this.clock = clock;
        this.scopes = scopes;
        this.outer = outer;
        this.startedMicros = Micros.of(clock.instant());
    }

    LiveQuery withFirstPart(UnaryOperator<String> edit) {
        firstPart = edit;
        return this;
    }

    void start(Wire wire) {
        wire.whenReady(() -> shipFull(wire));
        for (Feed feed : feeds) {
            EventQueue queue = feed.queue();
            if (queue != null) {
                Consumer<Map<String, @Nullable Object>> watcher = row -> take(feed, Row.of(row), wire);
                queue.watch(watcher);
                atEnd.add(() -> queue.unwatch(watcher));
            } else if (feed.period().isZero()) {
                take(feed, Row.of(Map.of()), wire);
            } else {
                wire.every(feed.period(), () -> take(feed, Row.of(Map.of()), wire));
            }
        }
        wire.every(maxWait, () -> shipAll(wire));
        wire.whenOver(this::end);
    }

    private synchronized void end() {
        atEnd.forEach(Runnable::run);
        waiting.clear();
    }

    private synchronized void take(Feed feed, Row row, Wire wire) {
        feed.statement().select(Stream.of(row), scopes::apply).forEach(selected -> waiting.add(outer.apply(selected)));
        shipFull(wire);
    }

    private synchronized void shipFull(Wire wire) {
        while (waiting.size() > maxRow && wire.isReady()) {
            ship(wire);
        }
    }

    private synchronized void shipAll(Wire wire) {
        while (!waiting.isEmpty() && wire.isReady()) {
            ship(wire);
        }
    }

    private void ship(Wire wire) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        while (rows.size() < maxRow && !waiting.isEmpty()) {
            rows.add(waiting.remove());
        }
        GoJson json = new GoJson();
        json.write(rows);
        long now = Micros.of(clock.instant());
        wire.say(VQLResponse.newBuilder()
                .setTimestamp(now)
                .setLog("Time " + (now - startedMicros) / 1_000_000 + ": " + query.getName()
                        + ": Sending response part " + part + " " + json.size() + " (" + rows.size() + " rows).\n")
                .build());
        wire.say(VQLResponse.newBuilder()
                .setResponse(part == 0 ? firstPart.apply(json.toString()) : json.toString())
                .addAllColumns(rows.get(0).keySet())
                .setQuery(query)
                .setPart(part)
                .setTimestamp(now)
                .build());
        part++;
    }
}
