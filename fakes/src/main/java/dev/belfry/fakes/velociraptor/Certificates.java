package dev.belfry.fakes.velociraptor;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A server's CA and what it signs: RSA 2048 like Velociraptor's. A CA has a common name instead of the organisation that
 * Velociraptor writes, since the library that makes it knows no organisations.
 */
final class Certificates {
    static final String SERVER_NAME = "VelociraptorServer";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);
    /** Making RSA keys takes a second, so all of this JVM's servers share one. Their CAs' names keep them apart. */
    private static final KeyPair KEY = rsa();

    private final Instant from;
    private final Instant until;
    private final HeldCertificate authority;
    private final HeldCertificate server;

    /** @param now a year from here they end; they are valid at the machine's own time as well, which TLS goes by */
    Certificates(Instant now) {
        Instant machine = Instant.now();
        this.from = (now.isBefore(machine) ? now : machine).minus(DAY);
        this.until = (now.isAfter(machine) ? now : machine).plus(YEAR);
        this.authority = new HeldCertificate.Builder()
                .keyPair(KEY)
                .commonName("Velociraptor CA " + UUID.randomUUID())
                .certificateAuthority(0)
                .validityInterval(
                        from.toEpochMilli(), from.plus(YEAR.multipliedBy(10)).toEpochMilli())
                .build();
        this.server = leaf(SERVER_NAME, from, until);
    }

    HeldCertificate authority() {
        return authority;
    }

    HeldCertificate client(String user) {
        return leaf(user, from, until);
    }

    HeldCertificate expiredClient(String user) {
        return leaf(user, from.minus(YEAR), from);
    }

    HeldCertificate futureClient(String user) {
        return leaf(user, until, until.plus(YEAR));
    }

    /** For the server's side of TLS: it shows the server's certificate and trusts its own CA alone. */
    HandshakeCertificates handshake() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .addTrustedCertificate(authority.certificate())
                .build();
    }

    private HeldCertificate leaf(String name, Instant from, Instant until) {
        return new HeldCertificate.Builder()
                .keyPair(KEY)
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .validityInterval(from.toEpochMilli(), until.toEpochMilli())
                .build();
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }
}
