package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.query.QueryStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of a real server's stream. */
record StreamReader(QueryStream stream) implements RowReader {
    @Override
    public Instant began() {
        return stream.began();
    }

    @Override
    public long heard() {
        return stream.heard();
    }

    @Override
    public boolean hasEnded() {
        return stream.hasEnded();
    }

    @Override
    public @Nullable JsonObject next(Duration longest) throws VelociraptorException, InterruptedException {
        return stream.next(longest);
    }

    @Override
    public void close() {
        stream.close();
    }
}
