package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonArray;
import dev.belfry.velociraptor.query.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The VQL. A heartbeat runs beside the watch, since a queue on which nothing happens sends nothing at all; the first one
 * comes at once, and with it the server's time. Columns of ours begin with an underscore.
 */
final class Queries {
    /** Seconds. */
    static final int HEARTBEAT = 20;

    /** Called {@code Artifact}, it would be lost: the server puts its own variable of that name over it. */
    private static final String QUEUE = "Queue";

    private static final String WATCH = "SELECT * FROM combine("
            + "a={ SELECT *, \"ev\" AS _k FROM watch_monitoring(artifact=Queue) }, "
            + "b={ SELECT \"hb\" AS _k, now() AS Now FROM clock(period=" + HEARTBEAT + ") }, "
            + "c={ SELECT \"hb\" AS _k, now() AS Now FROM scope() })";

    private static final String OF_SERVER = "SELECT * FROM source(artifact=Queue, start_time=atoi(string=Start))";

    /** A client that was not in touch since has sent nothing since. */
    private static final String OF_CLIENTS = "SELECT * FROM foreach("
            + "row={ SELECT client_id AS _client FROM clients() WHERE last_seen_at >= 1000000 * atoi(string=Start) }, "
            + "query={ SELECT *, _client FROM"
            + " monitoring(client_id=_client, artifact=Queue, start_time=atoi(string=Start)) })";

    private static final String DEFINITION =
            "SELECT name, type, sources.name AS sources FROM artifact_definitions(names=Queue)";

    private static final String CLIENTS = "SELECT client_id, os_info.hostname AS hostname, os_info.fqdn AS fqdn,"
            + " os_info.system AS os, labels"
            + " FROM foreach(row=parse_json_array(data=Ids), query={ SELECT * FROM clients(client_id=_value) })";

    private Queries() {}

    static Query watch(ArtifactName artifact) {
        return new Query("events of " + artifact.text(), WATCH, Map.of(QUEUE, artifact.text()));
    }

    static Query past(ArtifactName artifact, History history, Instant from) {
        return new Query(
                "past events of " + artifact.text(),
                history == History.OF_CLIENTS ? OF_CLIENTS : OF_SERVER,
                Map.of(QUEUE, artifact.text(), "Start", String.valueOf(from.getEpochSecond())));
    }

    static Query definition(ArtifactName artifact) {
        return new Query("definition", DEFINITION, Map.of(QUEUE, artifact.artifact()));
    }

    static Query clients(Collection<String> ids) {
        return new Query(
                "clients of events",
                CLIENTS,
                Map.of("Ids", JsonArray.ofTexts(ids).write()));
    }
}
