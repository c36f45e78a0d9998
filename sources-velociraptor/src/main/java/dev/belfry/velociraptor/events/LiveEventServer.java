package dev.belfry.velociraptor.events;

import dev.belfry.core.json.Json;
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
import java.util.stream.Collectors;

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
        JsonObject definition = definition(artifact);
        List<String> sources = definition.texts("sources");
        if (!sources.isEmpty() && !sources.contains(artifact.source())) {
            throw noQueue(artifact, sources);
        }
        return switch (definition.text("type").orElse("").toLowerCase(Locale.ROOT)) {
            case "server_event" -> History.OF_SERVER;
            case "client_event" -> History.OF_CLIENTS;
            default -> History.NONE;
        };
    }

    /** Empty for an artifact that is gone: some of their queues can be watched all the same. They have no history. */
    private JsonObject definition(ArtifactName artifact) throws VelociraptorException, InterruptedException {
        List<JsonObject> definitions = new ArrayList<>();
        try {
            server.run(org, Queries.definition(artifact), row -> {
                if (row.text("name").orElse("").equals(artifact.artifact())) {
                    definitions.add(row);
                }
            });
        } catch (VelociraptorException failed) {
            if (!failed.isInOrg()) {
                throw failed;
            }
        }
        return definitions.isEmpty() ? Json.object() : definitions.get(0);
    }

    /** The server would let it be watched, and never say a word. */
    private static VelociraptorException noQueue(ArtifactName artifact, List<String> sources) {
        String instead = sources.stream()
                .map(source -> source.isEmpty() ? artifact.artifact() : artifact.artifact() + "/" + source)
                .distinct()
                .collect(Collectors.joining(", "));
        return VelociraptorException.lasting(
                        artifact.text() + " has no events", "Name what has: artifacts: [" + instead + "]")
                .inOrg();
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
