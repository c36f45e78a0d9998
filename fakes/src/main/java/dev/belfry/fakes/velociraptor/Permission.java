package dev.belfry.fakes.velociraptor;

import java.util.EnumSet;
import java.util.Set;

/** What Velociraptor lets an API user do in an organisation. */
public enum Permission {
    /** Call the API at all. */
    ANY_QUERY("any_query"),
    /** Read clients and the audit log. */
    READ_RESULTS("read_results"),
    /** Call {@code label()}, even to look. */
    LABEL_CLIENT("label_clients"),
    /** Collect from clients. Nothing here needs it, as nothing in Belfry does. */
    COLLECT_CLIENT("collect_client"),
    /** Change the server. Nothing here needs it, as nothing in Belfry does. */
    SERVER_ADMIN("server_admin");

    private final String policy;

    Permission(String policy) {
        this.policy = policy;
    }

    /** Its name in a policy. */
    String policy() {
        return policy;
    }

    /** The role {@code api} with {@code label_clients}: what Belfry needs. */
    public static Set<Permission> all() {
        return EnumSet.of(ANY_QUERY, READ_RESULTS, LABEL_CLIENT);
    }
}
