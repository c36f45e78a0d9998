package dev.belfry.velociraptor.query;

import dev.belfry.core.source.SourceException.Kind;
import dev.belfry.velociraptor.connect.VelociraptorException;
import io.grpc.Status;
import io.grpc.StatusException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The statuses, descriptions and causes are those a Java client was seen to get from a live server. */
class StatusVerdictTest {
    private static final Place PLACE =
            new Place("velo.example:8001", "conf/api.config.yaml", "VelociraptorServer", "bot", "OABC");

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(15), Duration.ofMinutes(2));

    static Stream<Arguments> statuses() {
        return Stream.of(
                arguments(
                        Status.UNAVAILABLE.withCause(new ConnectException("Connection refused")),
                        Kind.RETRY,
                        "refuses the connection",
                        "API.bind_address"),
                arguments(
                        Status.UNAVAILABLE.withCause(new ConnectException("Permission denied")),
                        Kind.RETRY,
                        "this user may not open it",
                        "write to the socket"),
                arguments(
                        Status.UNAVAILABLE
                                .withDescription("Unable to resolve host velo.example")
                                .withCause(new RuntimeException(new UnknownHostException("velo.example"))),
                        Kind.RETRY,
                        "its host name is unknown",
                        "api_connection_string in conf/api.config.yaml"),
                arguments(
                        Status.UNAVAILABLE.withCause(new SocketTimeoutException()),
                        Kind.RETRY,
                        "cannot be reached",
                        "firewall"),
                arguments(
                        Status.UNAVAILABLE.withCause(new NoRouteToHostException()),
                        Kind.RETRY,
                        "cannot be reached",
                        "firewall"),
                arguments(
                        Status.UNKNOWN.withDescription("HTTP status code 307\ninvalid content-type: text/html"),
                        Kind.BLOCKED,
                        "not Velociraptor's API port: it answers like its GUI",
                        "API.bind_port"),
                arguments(
                        Status.UNKNOWN.withDescription("HTTP status code 302"),
                        Kind.BLOCKED,
                        "answers like its GUI",
                        "API.bind_port"),
                arguments(
                        Status.UNIMPLEMENTED.withDescription("HTTP status code 404"),
                        Kind.BLOCKED,
                        "answers like its frontend",
                        "API.bind_port"),
                arguments(
                        Status.UNAVAILABLE.withCause(new SSLException("Unsupported or unrecognized SSL message")),
                        Kind.BLOCKED,
                        "does not speak TLS",
                        "API.bind_port"),
                arguments(
                        Status.UNAVAILABLE.withCause(
                                new SSLHandshakeException("Received fatal alert: protocol_version")),
                        Kind.BLOCKED,
                        "does not speak TLS 1.3",
                        "API port"),
                arguments(
                        Status.UNAVAILABLE.withCause(
                                new SSLHandshakeException("Received fatal alert: bad_certificate")),
                        Kind.BLOCKED,
                        "the server refuses the certificate of bot",
                        "clocks"),
                arguments(
                        Status.UNAVAILABLE.withCause(new SSLHandshakeException("PKIX path validation failed")
                                .initCause(new CertPathValidatorException("does not chain"))),
                        Kind.BLOCKED,
                        "the server's certificate is not from the ca_certificate in conf/api.config.yaml",
                        "right server"),
                arguments(
                        Status.UNAVAILABLE.withCause(new SSLPeerUnverifiedException("Cannot verify hostname")),
                        Kind.BLOCKED,
                        "the server's certificate is not for VelociraptorServer",
                        "pinned_server_name"),
                arguments(
                        Status.UNAVAILABLE.withCause(new SSLHandshakeException("PKIX path validation failed")
                                .initCause(new CertPathValidatorException(new CertificateExpiredException()))),
                        Kind.BLOCKED,
                        "the server's certificate has ended",
                        "Restart the server"),
                arguments(
                        Status.UNAVAILABLE.withCause(new CertificateNotYetValidException()),
                        Kind.BLOCKED,
                        "the server's certificate is not valid yet",
                        "clock"),
                arguments(
                        Status.UNAVAILABLE.withDescription("End of stream or IOException"),
                        Kind.RETRY,
                        "the server closed the connection",
                        "refuses the certificate of bot"),
                arguments(
                        Status.UNAVAILABLE.withCause(new SocketException("Broken pipe")),
                        Kind.RETRY,
                        "the server closed the connection",
                        "restarting"),
                arguments(
                        Status.UNKNOWN.withDescription("User not found: bot"),
                        Kind.BLOCKED,
                        "knows no user bot",
                        "config api_client --name bot"),
                arguments(
                        Status.UNAVAILABLE.withDescription("Org not found"),
                        Kind.BLOCKED,
                        "no org OABC",
                        "setting org"),
                arguments(Status.UNKNOWN.withDescription("Org not found"), Kind.BLOCKED, "no org OABC", "setting org"),
                arguments(
                        Status.PERMISSION_DENIED.withDescription(
                                "Permission denied: User bot requires permission ANY_QUERY to run queries"),
                        Kind.BLOCKED,
                        "user bot may not run queries in org OABC",
                        "--org OABC acl grant bot"),
                arguments(
                        Status.RESOURCE_EXHAUSTED.withDescription("gRPC message exceeds maximum size 16777216"),
                        Kind.RETRY,
                        "larger than Belfry accepts",
                        "overlong"),
                arguments(Status.DEADLINE_EXCEEDED, Kind.RETRY, "no answer within 120 s", "overloaded"),
                arguments(
                        Status.UNKNOWN.withDescription("Query should be specified."),
                        Kind.RETRY,
                        "UNKNOWN Query should be specified.",
                        "server's own log"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void saysWhatIsWrongAndWhatToDo(Status status, Kind kind, String what, String remedy) {
        VelociraptorException verdict = new StatusVerdict(PLACE, PATIENCE).of(new StatusException(status));
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.what()).startsWith("velo.example:8001: ").contains(what);
        assertThat(verdict.remedy()).contains(remedy);
        assertThat(verdict.toSourceException().getMessage()).doesNotContain("\n");
    }

    @Test
    void saysThatTheServerSaysNothing() {
        assertThat(new StatusVerdict(PLACE, PATIENCE).ofSilence().what())
                .isEqualTo("velo.example:8001: says nothing for 15 s");
    }

    @Test
    void isNotCaughtInARingOfCauses() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(Causes.has(first, ConnectException.class)).isFalse();
    }
}
