package dev.belfry.velociraptor.query;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A query that goes on. One message of it is in memory at a time: the next is asked for when its rows are read, so a
 * reader that is slow holds the server back and nothing piles up here. For one thread.
 */
public final class QueryStream implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final BlockingClientCall<?, VQLResponse> call;
    private final Place place;
    private final Query query;
    private final Patience patience;
    private final Answer answer;
    private final Deque<JsonObject> rows = new ArrayDeque<>();
    private Instant began = Instant.EPOCH;
    private long heard;
    private boolean hasEnded;

    QueryStream(
            BlockingClientCall<?, VQLResponse> call,
            Answer.Parser parser,
            Place place,
            Query query,
            Patience patience) {
        this.call = call;
        this.place = place;
        this.query = query;
        this.patience = patience;
        this.answer = new Answer(parser, place, query, rows::add);
    }

    void begin() throws VelociraptorException, InterruptedException {
        try {
            if (!listen(patience.first())) {
                throw new StatusVerdict(place, patience).ofSilence();
            }
            began = answer.began();
        } catch (VelociraptorException | InterruptedException failed) {
            close();
            throw failed;
        }
    }

    /** When it began, by the server's clock. */
    public Instant began() {
        return began;
    }

    /** How many messages have come; more than before: the server is there. */
    public long heard() {
        return heard;
    }

    /** Whether every row has been read and there will be no other. */
    public boolean hasEnded() {
        return hasEnded && rows.isEmpty();
    }

    /**
     * The next row.
     *
     * @return null when there is none now
     * @throws VelociraptorException when it failed, be it one of its parts only: the server goes on with the others and
     *     would look well
     */
    public @Nullable JsonObject next() throws VelociraptorException, InterruptedException {
        return next(AT_ONCE);
    }

    /** As {@link #next()}, but waits for it. */
    public @Nullable JsonObject next(Duration longest) throws VelociraptorException, InterruptedException {
        while (rows.isEmpty() && !hasEnded && listen(longest)) {
            answer.failNow();
        }
        return rows.poll();
    }

    /** Returns whether there was anything. */
    private boolean listen(Duration longest) throws VelociraptorException, InterruptedException {
        try {
            VQLResponse message = call.read(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                hasEnded = true;
                answer.end();
                return true;
            }
            heard++;
            answer.take(message);
            return true;
        } catch (StatusException failed) {
            throw new StatusVerdict(place, patience).of(failed);
        } catch (TimeoutException nothingYet) {
            return false;
        }
    }

    @Override
    public void close() {
        call.cancel("done with " + query.name(), null);
    }
}
