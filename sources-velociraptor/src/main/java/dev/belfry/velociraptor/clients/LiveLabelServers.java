package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.util.ArrayList;
import java.util.List;

/** Asks a real server. */
final class LiveLabelServers implements LabelServers {
    private final String source;
    private final Sessions sessions;

    /** @param source its configured name, for the log */
    LiveLabelServers(String source, Sessions sessions) {
        this.source = source;
        this.sessions = sessions;
    }

    @Override
    public List<String> orgs() throws VelociraptorException, InterruptedException {
        List<String> orgs = new ArrayList<>();
        sessions.run(
                Orgs.ROOT,
                Queries.orgs(),
                row -> row.text("OrgId").filter(Orgs::isId).ifPresent(orgs::add));
        return orgs;
    }

    @Override
    public LabelServer in(String org) {
        return new LiveLabelServer(sessions, org, new BrokenRows(source), new OwnRemovals(source));
    }

    @Override
    public void close() {
        sessions.close();
    }
}
