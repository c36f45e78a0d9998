package dev.belfry.app.http;

import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.http.SendFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TlsTest {
    private static final HeldCertificate CA = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Our CA")
            .build();

    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path folder;

    private static HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder().signedBy(CA);
    }

    private SendFailure failureWith(HeldCertificate certificate, Trust trust) {
        serve(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        try (OkHttpSender sender = Senders.sender(trust)) {
            return Senders.send(sender, url()).failure();
        }
    }

    private void serve(SSLSocketFactory tls) {
        server.useHttps(tls);
        server.enqueue(new MockResponse.Builder().body("ok").build());
    }

    private String url() {
        return "https://127.0.0.1:" + server.getPort() + Senders.PATH;
    }

    private Trust ourCa() throws IOException {
        return Trust.ofSystemAnd(Files.writeString(folder.resolve("ca.pem"), "# Our CA\n" + CA.certificatePem()));
    }

    @Test
    void believesAnAddedCa() throws Exception {
        HeldCertificate good = signed().addSubjectAlternativeName("127.0.0.1").build();
        serve(new HandshakeCertificates.Builder().heldCertificate(good).build().sslSocketFactory());
        try (OkHttpSender sender = Senders.sender(ourCa())) {
            assertThat(Senders.send(sender, url()).answer().body()).isEqualTo("ok");
        }
    }

    @Test
    void believesNoOther() {
        HeldCertificate good = signed().addSubjectAlternativeName("127.0.0.1").build();

        assertThat(failureWith(good, Trust.ofSystem()))
                .isEqualTo(new SendFailure(
                        Kind.UNSENT,
                        "the certificate of 127.0.0.1 is signed by no CA that is trusted here;"
                                + " a CA of your own is added with BELFRY_CA_CERTIFICATES"));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        Instant past = Instant.now().minusSeconds(3600);
        HeldCertificate expired = signed().addSubjectAlternativeName("127.0.0.1")
                .validityInterval(past.minusSeconds(3600).toEpochMilli(), past.toEpochMilli())
                .build();

        assertThat(failureWith(expired, ourCa()))
                .isEqualTo(new SendFailure(Kind.UNSENT, "the certificate of 127.0.0.1 has expired"));
    }

    @Test
    void refusesACertificateOfTomorrow() throws Exception {
        Instant tomorrow = Instant.now().plusSeconds(86400);
        HeldCertificate early = signed().addSubjectAlternativeName("127.0.0.1")
                .validityInterval(
                        tomorrow.toEpochMilli(), tomorrow.plusSeconds(3600).toEpochMilli())
                .build();

        assertThat(failureWith(early, ourCa()).why())
                .isEqualTo("the certificate of 127.0.0.1 is not valid yet (or the clock here is wrong)");
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        HeldCertificate other =
                signed().addSubjectAlternativeName("other.example").build();

        assertThat(failureWith(other, ourCa()))
                .isEqualTo(new SendFailure(Kind.UNSENT, "the certificate of 127.0.0.1 is for another name"));
    }

    @Test
    void saysWhenTheReceiverSpeaksNoTls() throws Exception {
        try (RawServer plain = new RawServer(peer -> {
                    peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
                    peer.awaitEnd();
                });
                OkHttpSender sender = Senders.sender()) {
            assertThat(Senders.send(sender, plain.url().replace("http:", "https:"))
                            .failure())
                    .isEqualTo(
                            new SendFailure(Kind.UNSENT, "127.0.0.1 does not speak TLS on this port (is it http://?)"));
        }
    }

    @Test
    void saysWhyTheReceiverRefused() throws Exception {
        // A server without any certificate shares no cipher with anybody.
        serve(withoutCertificate());
        try (OkHttpSender sender = Senders.sender()) {
            assertThat(Senders.send(sender, url()).failure())
                    .isEqualTo(new SendFailure(Kind.UNSENT, "127.0.0.1 refused the TLS handshake: handshake_failure"));
        }
    }

    private static SSLSocketFactory withoutCertificate() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return context.getSocketFactory();
    }

    @Test
    void saysWhenTheHandshakeBreaksOffOrStalls() throws Exception {
        try (RawServer closing = new RawServer(peer -> {});
                RawServer stalling = new RawServer(RawServer.Peer::awaitEnd);
                OkHttpSender sender = Senders.sender()) {
            assertThat(Senders.send(sender, closing.url().replace("http:", "https:"))
                            .failure())
                    .isEqualTo(new SendFailure(Kind.UNSENT, "the TLS handshake with 127.0.0.1 broke off"));
            assertThat(Senders.send(sender, Senders.post(stalling.url().replace("http:", "https:")), Senders.HASTY)
                            .failure())
                    .isEqualTo(new SendFailure(Kind.UNSENT, "the TLS handshake with 127.0.0.1 took longer than 0.3 s"));
        }
    }

    @Test
    void aFloodBelowTlsIsCutOffToo() throws Exception {
        HeldCertificate good = signed().addSubjectAlternativeName("127.0.0.1").build();
        ServerSocket tls = new HandshakeCertificates.Builder()
                .heldCertificate(good)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (RawServer flooding = new RawServer(tls, peer -> {
                    peer.request();
                    peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;");
                    peer.writeForever("a");
                });
                OkHttpSender sender = Senders.sender(ourCa())) {
            assertThat(Senders.send(sender, flooding.url().replace("http:", "https:"))
                            .failure())
                    .isEqualTo(new SendFailure(
                            Kind.IN_DOUBT, "127.0.0.1 answered 200, but with more than an answer may hold"));
        }
    }

    @Test
    void namesTheFileThatHoldsNoCertificate() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");

        assertThatThrownBy(() -> Trust.ofSystemAnd(empty)).hasMessage("there is no certificate in " + empty);
        assertThatThrownBy(() -> Trust.ofSystemAnd(garbage)).hasMessageContaining(garbage + " is no PEM file");
        assertThatThrownBy(() -> Trust.ofSystemAnd(folder.resolve("none.pem")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.pem");
    }
}
