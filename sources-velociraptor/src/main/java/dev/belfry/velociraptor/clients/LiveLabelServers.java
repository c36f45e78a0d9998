package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.query.Server;
import java.util.ArrayList;
import java.util.List;

/** Asks a real server. */
final class LiveLabelServers implements LabelServers {
    private final String source;
    private final Server server;

    /** @param source its configured name, for the log */
    LiveLabelServers(String source, Server server) {
        this.source = source;
        this.server = server;
    }

    @Override
    public List<String> orgs() throws VelociraptorException, InterruptedException {
        List<String> orgs = new ArrayList<>();
        server.run(
                Orgs.ROOT,
                Queries.orgs(),
                row -> row.text("OrgId").filter(Orgs::isId).ifPresent(orgs::add));
        return orgs;
    }

    @Override
    public LabelServer in(String org) {
        return new LiveLabelServer(server, org, new BrokenRows(source), new OwnRemovals(source));
    }

    @Override
    public void close() {
        server.close();
    }
}
