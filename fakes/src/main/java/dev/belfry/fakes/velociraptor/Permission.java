package dev.belfry.fakes.velociraptor;

import java.util.EnumSet;
import java.util.Set;

/** What Velociraptor lets an API user do in an organisation. */
public enum Permission {
    /** Call the API at all. */
    ANY_QUERY,
    /** Read clients and the audit log. */
    READ_RESULTS,
    /** Call {@code label()}, even to look. */
    LABEL_CLIENT;

    /** The role {@code api} with {@code label_clients}: what Belfry needs. */
    public static Set<Permission> all() {
        return EnumSet.allOf(Permission.class);
    }
}
