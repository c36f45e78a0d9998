package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/** What this source asks of a Velociraptor server. All times are the server's. */
interface EventServer extends AutoCloseable {
    /** Who is who; asks nobody. */
    Parties parties() throws VelociraptorException, InterruptedException;

    /** The server's version; empty when it does not say. */
    String version() throws VelociraptorException, InterruptedException;

    /** What an artifact's queue remembers. */
    History history(ArtifactName artifact) throws VelociraptorException, InterruptedException;

    /** Rows from now on, and with them heartbeats, the first at once. See {@link Row}. */
    RowReader watch(ArtifactName artifact) throws VelociraptorException, InterruptedException;

    /** Rows that the queue remembers from some time on. */
    RowReader past(ArtifactName artifact, History history, Instant from)
            throws VelociraptorException, InterruptedException;

    /** What is known of clients. One that does not exist is left out. */
    void clients(Collection<String> ids, Consumer<JsonObject> rows) throws VelociraptorException, InterruptedException;

    @Override
    void close();
}
