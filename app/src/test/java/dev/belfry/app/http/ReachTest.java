package dev.belfry.app.http;

import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.http.SendFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where requests may go. */
class ReachTest {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private SendFailure failureOf(OkHttpSender sender, String url, Reach reach) {
        try (sender) {
            return Senders.send(sender, Senders.post(url), reach).failure();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void plainHttpMayStayOnThisMachine(String host) throws Exception {
        try (RawServer any = new RawServer(peer -> {});
                OkHttpSender sender = Senders.sender()) {
            String url = "http://" + host + ":" + any.port() + Senders.PATH;

            assertThat(Senders.send(sender, url).failure().kind()).isNotEqualTo(Kind.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "0.0.0.0", "[2001:db8::1]", "[::ffff:10.0.0.1]"})
    void plainHttpToAnotherMachineIsRefused(String host) {
        SendFailure failure = failureOf(Senders.sender(), "http://" + host + Senders.PATH, Senders.DEFAULT);

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.why())
                .endsWith(" may not be reached: plain http would leave this machine; use https, or say"
                        + " allow-insecure: true for this sink");
    }

    @Test
    void plainHttpToANameIsJudgedByWhereItLeads() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        try (OkHttpSender here = Senders.resolving(Senders.address("127.0.0.1"))) {
            String url = "http://hooks.example:" + server.getPort() + Senders.PATH;
            assertThat(Senders.send(here, url).answer().status()).isEqualTo(200);
        }

        assertThat(failureOf(
                        Senders.resolving(Senders.address("192.0.2.1")),
                        "http://localhost.example" + Senders.PATH,
                        Senders.DEFAULT))
                .isEqualTo(new SendFailure(
                        Kind.FORBIDDEN,
                        "localhost.example may not be reached: plain http would leave this machine; use https, or say"
                                + " allow-insecure: true for this sink"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[fd20:ce::254]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:a9fe:a9fe::1]"
            })
    void internalAddressesAreRefusedHoweverTheyAreWritten(String host) {
        for (String scheme : List.of("http://", "https://")) {
            SendFailure failure = failureOf(Senders.sender(), scheme + host + Senders.PATH, Senders.INSECURE);

            assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(failure.why()).contains("if that is meant, say allow-private: true for this sink");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "fd00:ec2::254", "64:ff9b::a9fe:a9fe"})
    void namesThatLeadThereAreRefused(String literal) throws Exception {
        SendFailure failure = failureOf(
                Senders.resolving(Senders.address(literal)), "https://hooks.example" + Senders.PATH, Senders.INSECURE);

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.why()).startsWith("hooks.example may not be reached: its address ");
    }

    @Test
    void aNameThatChangesItsAddressIsJudgedEachTime() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        InetAddress[] good = {Senders.address("127.0.0.1")};
        InetAddress[] bad = {Senders.address("169.254.169.254")};
        server.enqueue(
                new MockResponse.Builder().addHeader("Connection", "close").build());
        try (OkHttpSender sender = Senders.resolving(host -> asked.getAndIncrement() == 0 ? good : bad)) {
            String url = "http://hooks.example:" + server.getPort() + Senders.PATH;

            assertThat(Senders.send(sender, Senders.post(url), Senders.INSECURE)
                            .answer()
                            .status())
                    .isEqualTo(200);
            assertThat(Senders.send(sender, Senders.post(url), Senders.INSECURE)
                            .failure()
                            .kind())
                    .isEqualTo(Kind.FORBIDDEN);
        }
    }

    @Test
    void ofSeveralAddressesOnlyTheAllowedAreUsed() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        try (OkHttpSender sender =
                Senders.resolving(Senders.address("169.254.169.254"), Senders.address("127.0.0.1"))) {
            String url = "http://hooks.example:" + server.getPort() + Senders.PATH;

            assertThat(Senders.send(sender, Senders.post(url), Senders.INSECURE)
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aKeptConnectionIsNotLentToASinkWithLessReach() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().build());
        try (OkHttpSender sender = Senders.resolving(Senders.address("127.0.0.1"))) {
            String url = "http://hooks.example:" + server.getPort() + Senders.PATH;
            Senders.send(sender, Senders.post(url), Senders.INSECURE).answer();
            Senders.send(sender, Senders.post(url), Senders.DEFAULT).answer();
        }

        server.takeRequest();
        assertThat(server.takeRequest().getExchangeIndex()).isZero();
    }

    @Test
    void aSinkMayAskForWhatIsRefusedOtherwise() throws Exception {
        SecretUrl plain = SecretUrl.of("http://hooks.example/");
        SecretUrl tls = SecretUrl.of("https://hooks.example/");
        InetAddress metadata = Senders.address("169.254.169.254");
        Duration any = Duration.ofSeconds(1);

        assertThat(Zone.of(plain, new Reach(true, true, any)).refusal(metadata)).isEmpty();
        assertThat(Zone.of(tls, new Reach(false, true, any)).refusal(metadata)).isEmpty();
        assertThat(Zone.of(plain, new Reach(false, true, any)).refusal(metadata))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.9.9.9", "::1", "10.0.0.1", "192.168.0.1", "172.16.0.1", "fd00::1", "::", "2001:db8::1"})
    void privateNetworksAreOrdinary(String literal) throws Exception {
        assertThat(Zone.OUTSIDE.refusal(Senders.address(literal))).isEmpty();
    }

    @Test
    void plainHttpDoesNotLeaveThroughAProxyOnThisMachine() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new FixedProxy(server.getPort()));
        try {
            SendFailure failure = failureOf(Senders.sender(), "http://192.0.2.1" + Senders.PATH, Senders.DEFAULT);

            assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(server.getRequestCount()).isZero();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void aProxyOfTheRuntimeIsUsedAndItsRefusalNamed() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new FixedProxy(server.getPort()));
        server.enqueue(new MockResponse.Builder().code(407).build());
        try {
            assertThat(failureOf(Senders.sender(), "https://hooks.example" + Senders.PATH, Senders.DEFAULT))
                    .isEqualTo(
                            new SendFailure(Kind.UNSENT, "no connection to the proxy 127.0.0.1:" + server.getPort()));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void saysBeforehandWhatIsKnownToBeRefused() {
        assertThat(refusal("https://hooks.example/a%2Fb")).isEmpty();
        assertThat(refusal("http://hooks.example/")).isEmpty();
        assertThat(refusal("http://10.0.0.1/")).contains("plain http would leave this machine");
        assertThat(refusal("https://169.254.169.254/")).contains("a cloud's metadata service");
        assertThat(refusal("https://hooks.example/a/../b")).contains("from character 23 on");
    }

    private static String refusal(String url) {
        return OkHttpSender.refusal(SecretUrl.of(url), Senders.DEFAULT).orElse("");
    }

    private static final class FixedProxy extends ProxySelector {
        private final int port;

        private FixedProxy(int port) {
            this.port = port;
        }

        @Override
        public List<Proxy> select(URI uri) {
            assertThat(uri.toString()).doesNotContain(Senders.SECRET);
            return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            assertThat(uri.toString()).doesNotContain(Senders.SECRET);
        }
    }
}
