package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.query.Query;
import dev.belfry.velociraptor.query.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks a real server. */
final class LiveEventServer implements EventServer {
    private static final Duration FOR_EVER = Duration.ZERO;
    private static final Duration LONGEST_PAST = Duration.ofHours(1);
    /** Rows are as long as clients make them; so few of them stay below the largest message there may be. */
    private static final int ROWS_PER_PART = 250;

    private final Server server;
    private final String org;

    LiveEventServer(Server server, String org) {
        this.server = server;
        this.org = org;
    }

    @Override
    public Parties parties() throws VelociraptorException {
        return server.parties();
    }

    @Override
    public String version() throws VelociraptorException, InterruptedException {
        return server.version(org);
    }

    @Override
    public History history(ArtifactName artifact) throws VelociraptorException, InterruptedException {
        List<String> types = new ArrayList<>();
        try {
            server.run(org, Queries.definition(artifact), row -> {
                if (row.text("name").orElse("").equals(artifact.artifact())) {
                    row.text("type").ifPresent(types::add);
                }
            });
        } catch (VelociraptorException failed) {
            // Some queues can be watched although their artifact is gone. They have no history.
            if (!failed.isInOrg()) {
                throw failed;
            }
        }
        return switch (String.join(" ", types).toLowerCase(Locale.ROOT)) {
            case "server_event" -> History.OF_SERVER;
            case "client_event" -> History.OF_CLIENTS;
            default -> History.NONE;
        };
    }

    @Override
    public RowReader watch(ArtifactName artifact) throws VelociraptorException, InterruptedException {
        return open(Queries.watch(artifact), FOR_EVER);
    }

    @Override
    public RowReader past(ArtifactName artifact, History history, Instant from)
            throws VelociraptorException, InterruptedException {
        return open(Queries.past(artifact, history, from), LONGEST_PAST);
    }

    @Override
    public void clients(Collection<String> ids, Consumer<JsonObject> rows)
            throws VelociraptorException, InterruptedException {
        server.run(org, Queries.clients(ids), rows);
    }

    private RowReader open(Query query, Duration longest) throws VelociraptorException, InterruptedException {
        return new StreamReader(server.open(org, query, longest, ROWS_PER_PART));
    }

    @Override
    public void close() {
        server.close();
    }
}
