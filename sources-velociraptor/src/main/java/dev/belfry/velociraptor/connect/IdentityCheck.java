package dev.belfry.velociraptor.connect;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Looks at our own certificate before the server does: one that it refuses looks on the wire like a server that is
 * going down.
 */
final class IdentityCheck {
    private IdentityCheck() {}

    static void check(Identity identity, Path file, Instant now) throws VelociraptorException {
        if (!identity.ownsKey()) {
            throw wrong(file, "client_private_key does not belong to client_cert");
        }
        if (!identity.isIssuedByAuthority()) {
            throw wrong(file, "client_cert was not issued by ca_certificate");
        }
        if (identity.isEarly(now)) {
            throw VelociraptorException.lasting(
                    "The certificate of " + identity.user() + " in " + file + " is not valid before "
                            + identity.start(),
                    "Correct the clock of this machine, or of the one that made the certificate.");
        }
        if (!now.isBefore(identity.end())) {
            throw VelociraptorException.lasting(
                    "The certificate of " + identity.user() + " in " + file + " ended on " + identity.end(),
                    Remedies.newFile(identity.user()));
        }
    }

    private static VelociraptorException wrong(Path file, String what) {
        return VelociraptorException.lasting(file + ": " + what, Remedies.newFile("belfry"));
    }
}
