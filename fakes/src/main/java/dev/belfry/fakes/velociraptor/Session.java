package dev.belfry.fakes.velociraptor;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose call it is, where, and what it may do and see. The rights are those of its beginning, however long it runs. */
record Session(
        String user,
        Set<Permission> permissions,
        AllowList allowList,
        FakeOrg org,
        List<FakeOrg> orgs,
        Map<String, String> variables,
        InstantSource clock,
        Transcript transcript) {

    /** Whether it may; if not, it is said in the log, as one of {@code who}'s failures. */
    boolean may(Permission permission, String who) {
        boolean may = permissions.contains(permission);
        if (!may) {
            transcript.log(who + ": PermissionDenied: Permission denied: [" + permission + "]");
        }
        return may;
    }
}
