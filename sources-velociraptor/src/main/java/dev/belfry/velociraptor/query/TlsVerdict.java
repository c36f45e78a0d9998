package dev.belfry.velociraptor.query;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong when two ends cannot agree on who they are. */
final class TlsVerdict {
    private TlsVerdict() {}

    static Optional<VelociraptorException> of(@Nullable Throwable cause, Place place) {
        if (Causes.has(cause, CertificateExpiredException.class)) {
            return lasting(
                    place, "the server's certificate has ended", "Restart the server: it makes itself a new one.");
        }
        if (Causes.has(cause, CertificateNotYetValidException.class)) {
            return lasting(
                    place,
                    "the server's certificate is not valid yet",
                    "Compare this machine's clock with the server's.");
        }
        if (Causes.has(cause, CertPathValidatorException.class) || Causes.has(cause, CertPathBuilderException.class)) {
            return lasting(
                    place,
                    "the server's certificate is not from the ca_certificate in " + place.file(),
                    "Is this the right server? Take an API client file that it made itself.");
        }
        if (Causes.has(cause, SSLPeerUnverifiedException.class)) {
            return lasting(
                    place,
                    "the server's certificate is not for " + place.serverName(),
                    "Write its name as pinned_server_name into " + place.file() + ".");
        }
        return Causes.first(cause, SSLException.class).flatMap(tls -> ofHandshake(tls, place));
    }

    private static Optional<VelociraptorException> ofHandshake(SSLException tls, Place place) {
        String text = String.valueOf(tls.getMessage());
        if (text.contains("Unsupported or unrecognized SSL message")) {
            return lasting(
                    place,
                    "does not speak TLS, so it is not Velociraptor's API port",
                    "The API port is API.bind_port in server.config.yaml, usually 8001. Correct api_connection_string in "
                            + place.file() + ".");
        }
        if (text.contains("protocol_version") || text.contains("handshake_failure")) {
            return lasting(place, "does not speak TLS 1.3", "Is it a Velociraptor API port?");
        }
        if (text.contains("Received fatal alert")) {
            return lasting(
                    place,
                    "the server refuses the certificate of " + place.user() + ": " + text,
                    "Take an API client file that this server made itself, and compare the clocks.");
        }
        return Optional.empty();
    }

    private static Optional<VelociraptorException> lasting(Place place, String what, String remedy) {
        return Optional.of(VelociraptorException.lasting(place.address() + ": " + what, remedy));
    }
}
