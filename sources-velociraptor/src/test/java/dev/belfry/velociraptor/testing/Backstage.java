package dev.belfry.velociraptor.testing;

import dev.belfry.core.json.JsonArray;
import dev.belfry.velociraptor.connect.ApiAccess;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.query.Patience;
import dev.belfry.velociraptor.query.Query;
import dev.belfry.velociraptor.query.Server;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What an administrator does to a server, a real one or a fake, so that there is something to be seen. */
public final class Backstage implements AutoCloseable {
    private final Server server;

    /** @param apiConfig an administrator's API client file */
    public Backstage(Path apiConfig, InstantSource clock) {
        TestContext context = new TestContext(clock);
        this.server = new Server(context, new Sessions(context, ApiAccess.of(apiConfig)), Patience.USUAL);
    }

    public String user() throws VelociraptorException {
        return server.parties().user();
    }

    /** Makes a client that was seen at that second, or gives one that is there a new time and new labels. */
    public void enrol(String client, Instant seen, String... labels) throws Exception {
        run(
                "SELECT client_create(client_id=Id, hostname=Id, os=\"windows\", labels=parse_json_array(data=Labels),"
                        + " last_seen_at=timestamp(epoch=atoi(string=Seen)),"
                        + " first_seen_at=timestamp(epoch=atoi(string=Seen))) AS client FROM scope()",
                Map.of(
                        "Id",
                        client,
                        "Labels",
                        JsonArray.ofTexts(List.of(labels)).write(),
                        "Seen",
                        String.valueOf(seen.getEpochSecond())));
    }

    public void label(String client, String label) throws Exception {
        run(
                "SELECT label(client_id=Id, labels=[Label], op=\"set\") AS client FROM scope()",
                Map.of("Id", client, "Label", label));
    }

    public void delete(String client) throws Exception {
        run("SELECT * FROM client_delete(client_id=Id, really_do_it=TRUE)", Map.of("Id", client));
    }

    private void run(String vql, Map<String, String> variables) throws Exception {
        server.run("root", new Query("a test", vql, variables), row -> {});
    }

    @Override
    public void close() {
        server.close();
    }
}
