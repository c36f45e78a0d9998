package dev.belfry.app.http;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.http.SendFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Receivers that are not there, or do what no receiver should. */
class FailureTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final OkHttpSender sender = Senders.sender();

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        SendFailure failure =
                Senders.send(sender, "http://127.0.0.1:" + port + Senders.PATH).failure();

        assertThat(failure).isEqualTo(new SendFailure(Kind.UNSENT, "connection refused by 127.0.0.1:" + port));
    }

    @Test
    void nobodyKnowsTheHost() {
        try (OkHttpSender unknowing = Senders.resolving(host -> {
            throw new UnknownHostException(host + ": Temporary failure in name resolution");
        })) {
            assertThat(Senders.send(unknowing, "https://hooks.example" + Senders.PATH)
                            .failure())
                    .isEqualTo(new SendFailure(Kind.UNSENT, "there is no host hooks.example"));
        }
    }

    @Test
    void theNameServerIsSilent() {
        CountDownLatch never = new CountDownLatch(1);
        try (OkHttpSender waiting = Senders.resolving(host -> {
            try {
                never.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        })) {
            assertThat(Senders.send(waiting, Senders.post("https://hooks.example" + Senders.PATH), Senders.HASTY)
                            .failure())
                    .isEqualTo(new SendFailure(Kind.UNSENT, "the name server gave no answer for hooks.example"));
        }
    }

    @Test
    void aSecondAddressIsTriedBeforeAnythingIsWritten() throws Exception {
        try (RawServer server = new RawServer(peer -> {
                    peer.request();
                    peer.write(OK + "Content-Length: 2\r\n\r\nok");
                });
                OkHttpSender two = Senders.resolving(Senders.address("127.0.0.9"), Senders.address("127.0.0.1"))) {
            String url = "http://two.example:" + server.port() + Senders.PATH;

            assertThat(Senders.send(two, url).answer().body()).isEqualTo("ok");
        }
    }

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                broken("ended the connection before it answered", "closes", peer -> {}),
                broken("broke the connection before it answered", "resets", RawServer.Peer::reset),
                broken(
                        "ended the connection before it answered",
                        "stops within the status",
                        p -> p.write("HTTP/1.1 2")),
                broken("ended the connection before it answered", "stops within headers", p -> p.write(OK + "A: b")),
                broken("answered with something that is not HTTP", "garbage", p -> p.write("SSH-2.0-OpenSSH\r\n")),
                broken("answered with something that is not HTTP", "odd status", p -> p.write("HTTP/1.1 ok\r\n\r\n")),
                broken(
                        "answered 200, but its answer broke off",
                        "body too short",
                        p -> p.write(OK + "Content-Length: 9\r\n\r\nok")),
                broken("answered 200, but its answer broke off", "reset within the body", p -> {
                    p.write(OK + "Content-Length: 9\r\n\r\nok");
                    p.reset();
                }),
                broken(
                        "answered 200, but its answer broke off",
                        "chunks without an end",
                        p -> p.write(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n")),
                broken(
                        "answered 200, but its answer broke off",
                        "a chunk of no size",
                        p -> p.write(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n")),
                broken(
                        "answered 200, but its answer broke off",
                        "gzip that is none",
                        p -> p.write(OK + "Content-Encoding: gzip\r\nContent-Length: 30\r\n\r\n" + "x".repeat(30))));
    }

    private static Arguments broken(String why, String what, RawServer.Script answer) {
        return arguments(why, what, answer);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("brokenAnswers")
    void anAnswerThatBreaksLeavesTheRequestInDoubt(String why, String what, RawServer.Script answer) throws Exception {
        try (RawServer server = after(answer)) {
            SendFailure failure = Senders.send(sender, server.url()).failure();

            assertThat(failure).isEqualTo(new SendFailure(Kind.IN_DOUBT, "127.0.0.1 " + why));
            assertThat(server.requests()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> endlessAnswers() {
        return Stream.of(
                broken("took the request and gave no answer within 0.3 s", "silence", RawServer.Peer::awaitEnd),
                broken("took the request and gave no answer within 0.3 s", "one byte", p -> {
                    p.write("H");
                    p.awaitEnd();
                }),
                broken("took the request and gave no answer within 0.3 s", "early hints for ever", p -> {
                    p.write("HTTP/1.1 103 Early Hints\r\n\r\n");
                    p.awaitEnd();
                }),
                broken("answered 200, but its answer did not end within 0.3 s", "a body that stalls", p -> {
                    p.write(OK + "Content-Length: 9\r\n\r\nok");
                    p.awaitEnd();
                }));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("endlessAnswers")
    void anAnswerThatDoesNotEndLeavesTheRequestInDoubt(String why, String what, RawServer.Script answer)
            throws Exception {
        try (RawServer server = after(answer)) {
            SendFailure failure = Senders.send(sender, Senders.post(server.url()), Senders.HASTY)
                    .failure();

            assertThat(failure).isEqualTo(new SendFailure(Kind.IN_DOUBT, "127.0.0.1 " + why));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                broken(
                        "answered with more than an answer may hold",
                        "status line",
                        p -> p.writeForever("HTTP/1.1 200 O")),
                broken("answered with more than an answer may hold", "header", p -> {
                    p.write(OK + "A: ");
                    p.writeForever("a");
                }),
                broken("answered with more than an answer may hold", "headers", p -> {
                    p.write(OK);
                    p.writeForever("A: b\r\n");
                }),
                broken("answered with more than an answer may hold", "early hints", p -> {
                    p.writeForever("HTTP/1.1 103 Early Hints\r\n\r\n");
                }),
                broken("answered 200, but with more than an answer may hold", "start of a chunk", p -> {
                    p.write(OK + "Transfer-Encoding: chunked\r\n\r\n1;");
                    p.writeForever("a");
                }),
                broken("answered 200, but with more than an answer may hold", "trailers", p -> {
                    p.write(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n");
                    p.writeForever("A: b\r\n");
                }));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("floods")
    void aFloodIsCutOff(String why, String what, RawServer.Script answer) throws Exception {
        try (RawServer server = after(answer)) {
            assertThat(Senders.send(sender, server.url()).failure())
                    .isEqualTo(new SendFailure(Kind.IN_DOUBT, "127.0.0.1 " + why));
        }
    }

    static Stream<Arguments> longBodies() {
        return Stream.of(
                broken("", "of 1 GB", p -> {
                    p.write(OK + "Content-Length: 1000000000\r\n\r\n");
                    p.writeForever("x");
                }),
                broken("", "of no length", p -> {
                    p.write(OK + "\r\n");
                    p.writeForever("x");
                }),
                broken("", "in chunks for ever", p -> {
                    p.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
                    p.writeForever("1\r\nx\r\n");
                }));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("longBodies")
    void aBodyWithoutAnEndIsCutAndTheAnswerCounts(String why, String what, RawServer.Script answer) throws Exception {
        try (RawServer server = after(answer)) {
            HttpResponse heard = Senders.send(sender, server.url()).answer();

            assertThat(heard.status()).isEqualTo(200);
            assertThat(heard.body()).isEqualTo("x".repeat(64 << 10));
        }
    }

    @Test
    void anEmptyAnswerWithABodyIsAnAnswer() throws Exception {
        try (RawServer server = after(p -> p.write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok"))) {
            HttpResponse heard = Senders.send(sender, server.url()).answer();

            assertThat(heard.status()).isEqualTo(204);
            assertThat(heard.body()).isEmpty();
        }
    }

    @Test
    void anAnswerBeforeTheRequestWasReadIsAnAnswer() throws Exception {
        try (RawServer server = new RawServer(peer -> {
            peer.write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            peer.awaitEnd();
        })) {
            assertThat(Senders.send(sender, server.url()).answer().status()).isEqualTo(413);
        }
    }

    @Test
    void aKeptConnectionThatTheReceiverClosesIsNotUsedForASecondTry() throws Exception {
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Content-Length: 2\r\n\r\nok");
            peer.request();
        })) {
            assertThat(Senders.send(sender, server.url()).answer().status()).isEqualTo(200);

            assertThat(Senders.send(sender, server.url()).failure().kind()).isEqualTo(Kind.IN_DOUBT);

            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static RawServer after(RawServer.Script answer) throws IOException {
        return new RawServer(peer -> {
            peer.request();
            answer.run(peer);
        });
    }
}
