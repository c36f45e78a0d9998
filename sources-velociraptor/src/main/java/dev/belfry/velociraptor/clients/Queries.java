package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonArray;
import dev.belfry.velociraptor.query.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The VQL. Written for what the strictest server still allows: no lambdas, and only what its wizard's list of allowed
 * plugins and functions has. Spaces around the minus matter; variables are strings and need {@code atoi}.
 */
final class Queries {
    private static final String COLUMNS =
            "SELECT client_id, os_info.hostname AS hostname, os_info.fqdn AS fqdn, os_info.system AS os, labels,"
                    + " last_seen_at, first_seen_at, last_ip, now() AS server_now";

    private static final String CLIENTS = COLUMNS + " FROM clients(search=\"label:\" + Label)"
            + " WHERE last_seen_at > 1000000 * (now() - atoi(string=Window))";

    private static final String LOOK_UP = COLUMNS
            + " FROM foreach(row=parse_json_array(data=Ids), query={ SELECT * FROM clients(client_id=_value) })";

    private static final String CHANGES = "SELECT operation, principal, details, _ts"
            + " FROM source(artifact=\"Server.Audit.Logs\", start_time=atoi(string=Start))"
            + " WHERE operation =~ \"ClientLabel\"";

    private static final String ORGS = "SELECT Name, OrgId FROM orgs()";

    /** The one that the strictest server does not allow: what it tells is nice to know. */
    private static final String RIGHTS = "SELECT user(user=whoami()) AS me FROM scope()";

    private Queries() {}

    static Query clients(Label label, long seconds) {
        return new Query("clients", CLIENTS, Map.of("Label", label.searchPrefix(), "Window", String.valueOf(seconds)));
    }

    static Query lookUp(Collection<ClientId> clients) {
        return new Query("clients by id", LOOK_UP, Map.of("Ids", ids(clients)));
    }

    static Query orgs() {
        return new Query("orgs", ORGS, Map.of());
    }

    static Query rights() {
        return new Query("rights", RIGHTS, Map.of());
    }

    static Query changes(Instant from) {
        return new Query("label changes", CHANGES, Map.of("Start", String.valueOf(from.getEpochSecond())));
    }

    static Query check(Label label, Collection<ClientId> clients) {
        return label("label check", "check", label, clients);
    }

    static Query change(AuditRow.Change change, Label label, Collection<ClientId> clients) {
        return switch (change) {
            case SET -> label("label setting", "set", label, clients);
            case REMOVED -> label("label removal", "remove", label, clients);
        };
    }

    private static Query label(String name, String operation, Label label, Collection<ClientId> clients) {
        String vql = "SELECT _value AS client_id, label(client_id=_value, labels=Label, op=\"" + operation
                + "\") AS r FROM foreach(row=parse_json_array(data=Ids))";
        return new Query(name, vql, Map.of("Label", label.text(), "Ids", ids(clients)));
    }

    private static String ids(Collection<ClientId> clients) {
        return JsonArray.ofTexts(clients.stream().map(ClientId::text).toList()).write();
    }
}
