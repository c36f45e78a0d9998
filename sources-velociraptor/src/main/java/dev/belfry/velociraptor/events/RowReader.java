package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of one query, read as they come. */
interface RowReader extends AutoCloseable {
    /** When the query began, by the server's clock. */
    Instant began();

    /** More than before: the server is there. */
    long heard();

    boolean hasEnded();

    /** The next row; null when there is none within that time. */
    @Nullable
    JsonObject next(Duration longest) throws VelociraptorException, InterruptedException;

    @Override
    void close();
}
