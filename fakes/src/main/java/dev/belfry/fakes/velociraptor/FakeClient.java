package dev.belfry.fakes.velociraptor;

import java.time.Instant;

/**
 * A client as it enrols: what it says of itself, and when it was seen.
 *
 * @param id such as {@code C.1a2b3c4d5e6f7081}; in an organisation other than root it ends with {@code -ORGID}
 * @param hostname may be empty, as it is in a client's first second; it is the client's own word, so it may be hostile
 * @param fqdn like {@code hostname}
 * @param os such as {@code windows}
 * @param address host and port, or empty
 * @param firstSeen kept to the second
 * @param lastSeen kept to the microsecond
 */
public record FakeClient(
        String id, String hostname, String fqdn, String os, String address, Instant firstSeen, Instant lastSeen) {

    /** A Windows machine last seen, and first seen, at that time. */
    public static FakeClient of(String id, String hostname, Instant lastSeen) {
        return new FakeClient(id, hostname, hostname, "windows", "192.0.2.7:50123", lastSeen, lastSeen);
    }

    /** What {@code label(op="set")} makes of an id it does not know. */
    static FakeClient nameless(String id) {
        return new FakeClient(id, "", "", "", "", Instant.EPOCH, Instant.EPOCH);
    }

    /** This client with another operating system. */
    public FakeClient withOs(String os) {
        return new FakeClient(id, hostname, fqdn, os, address, firstSeen, lastSeen);
    }

    /** This client at another address, with its port. */
    public FakeClient withAddress(String address) {
        return new FakeClient(id, hostname, fqdn, os, address, firstSeen, lastSeen);
    }

    /** This client first seen at another time. */
    public FakeClient withFirstSeen(Instant firstSeen) {
        return new FakeClient(id, hostname, fqdn, os, address, firstSeen, lastSeen);
    }

    /** This client last seen at another time. */
    public FakeClient withLastSeen(Instant lastSeen) {
        return new FakeClient(id, hostname, fqdn, os, address, firstSeen, lastSeen);
    }
}
