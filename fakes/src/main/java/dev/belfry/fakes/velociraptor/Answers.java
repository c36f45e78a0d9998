package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import dev.belfry.velociraptor.protocol.VQLEnv;
import io.grpc.Status;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an honest server answers: it knows the user, then the organisation, then the right, then runs the query. */
final class Answers {
    private final InstantSource clock;
    private final Users users;
    private final Map<String, FakeOrg> orgs;
    private final AllowList allowList;

    Answers(InstantSource clock, Users users, Map<String, FakeOrg> orgs, AllowList allowList) {
        this.allowList = allowList;
        this.clock = clock;
        this.users = users;
        this.orgs = orgs;
    }

    Answer to(String user, VQLCollectorArgs arguments) {
        if (!users.knows(user)) {
            return Answer.refused(Status.UNKNOWN.withDescription("User not found: " + user));
        }
        FakeOrg org = orgs.get(orgId(arguments));
        if (org == null) {
            return Answer.refused(Status.UNAVAILABLE.withDescription("Org not found"));
        }
        Set<Permission> permissions = users.permissions(user, org.id());
        if (!permissions.contains(Permission.ANY_QUERY)) {
            return Answer.refused(Status.PERMISSION_DENIED.withDescription(
                    "Permission denied: User " + user + " requires permission ANY_QUERY to run queries"));
        }
        if (arguments.getQueryCount() == 0) {
            return Answer.refused(Status.UNKNOWN.withDescription("Query should be specified."));
        }
        return run(user, permissions, org, arguments);
    }

    private Answer run(String user, Set<Permission> permissions, FakeOrg org, VQLCollectorArgs arguments) {
        Session session = new Session(
                user,
                permissions,
                allowList,
                org,
                orgs.values().stream()
                        .filter(other -> !users.permissions(user, other.id()).isEmpty())
                        .toList(),
                variables(arguments),
                clock,
                new Transcript(clock, arguments.getMaxRow()));
        return new QueryRun(session).run(arguments.getQueryList());
    }

    static String orgId(VQLCollectorArgs arguments) {
        return arguments.getOrgId().isEmpty() ? FakeVelociraptor.ROOT : arguments.getOrgId();
    }

    /** The last one counts when a name comes twice. */
    static Map<String, String> variables(VQLCollectorArgs arguments) {
        return arguments.getEnvList().stream()
                .collect(Collectors.toMap(VQLEnv::getKey, VQLEnv::getValue, (earlier, later) -> later));
    }
}
