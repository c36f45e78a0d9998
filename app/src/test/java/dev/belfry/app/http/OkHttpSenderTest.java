package dev.belfry.app.http;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.http.SendFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OkHttpSenderTest {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final OkHttpSender sender = Senders.sender();

    @AfterEach
    void close() {
        sender.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getPort() + Senders.PATH;
    }

    private static MockResponse plain() {
        return new MockResponse.Builder().build();
    }

    private static MockResponse status(int status, Headers headers) {
        return new MockResponse(status, headers, "");
    }

    private HttpResponse answerTo(MockResponse response) {
        server.enqueue(response);
        return Senders.send(sender, url()).answer();
    }

    @Test
    void sendsWhatTheSinkBuilt() throws Exception {
        server.enqueue(new MockResponse.Builder().body("ok").build());
        HttpRequest request = Senders.post(url()).header("X-Token", "abc");

        assertThat(Senders.send(sender, request, Senders.DEFAULT).answer().body())
                .isEqualTo("ok");

        RecordedRequest seen = server.takeRequest();
        assertThat(seen.getRequestLine()).isEqualTo("POST " + Senders.PATH + " HTTP/1.1");
        assertThat(seen.getBody().utf8()).isEqualTo("{\"text\":\"hello\"}");
        assertThat(seen.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(seen.getHeaders().get("X-Token")).isEqualTo("abc");
        assertThat(seen.getHeaders().get("User-Agent")).startsWith("Belfry");
    }

    @Test
    void sendsTextBeyondAsciiAsUtf8() throws Exception {
        server.enqueue(plain());
        HttpRequest request = new HttpRequest("PUT", SecretUrl.of(url()), Map.of(), "Grüße 🔔");

        Senders.send(sender, request, Senders.DEFAULT).answer();

        assertThat(server.takeRequest().getBody().utf8()).isEqualTo("Grüße 🔔");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "POST", "PUT", "PATCH", "QUERY"})
    void sendsAnyMethodWithoutABody(String method) throws Exception {
        server.enqueue(plain());

        Senders.send(sender, new HttpRequest(method, SecretUrl.of(url()), Map.of(), null), Senders.DEFAULT)
                .answer();

        assertThat(server.takeRequest().getMethod()).isEqualTo(method);
    }

    @Test
    void aUserAgentOfTheSinkCounts() throws Exception {
        server.enqueue(plain());

        Senders.send(sender, Senders.post(url()).header("user-agent", "mine"), Senders.DEFAULT)
                .answer();

        assertThat(server.takeRequest().getHeaders().values("User-Agent")).containsExactly("mine");
    }

    @Test
    void givesTheFirstOfSeveralHeadersWhateverItsCase() {
        HttpResponse answer =
                answerTo(status(201, Headers.of("X-Id", "first", "X-Id", "second", "Content-Length", "0")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("x-iD")).contains("first");
        assertThat(answer.header("X-Other")).isEmpty();
    }

    @Test
    void readsJsonThroughTheGivenFunctionWhateverTheContentType() {
        assertThat(answerTo(new MockResponse.Builder().body("{}").build()).json())
                .isPresent();
        assertThat(answerTo(new MockResponse.Builder().body("ok").build()).json())
                .isEmpty();
    }

    @Test
    void readsTheCharsetOfTheAnswerAndDropsAByteOrderMark() {
        Buffer latin = new Buffer().writeByte(0xfc);
        assertThat(answerTo(new MockResponse.Builder()
                                .addHeader("Content-Type", "text/plain; charset=iso-8859-1")
                                .body(latin)
                                .build())
                        .body())
                .isEqualTo("ü");
        assertThat(answerTo(new MockResponse.Builder().body("\ufeff{}").build()).body())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        HttpResponse answer = answerTo(status(status, Headers.of("Location", "/elsewhere")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 408, 421, 429, 500, 503})
    void sendsOnceWhateverIsAnswered(int status) {
        // OkHttp would by itself repeat a 408, and a 503 that says Retry-After: 0.
        HttpResponse answer = answerTo(status(status, Headers.of("Retry-After", "0")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.retryAfter()).contains(Duration.ZERO);
        assertThat(answer.header("Retry-After")).contains("0");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void sendsOnceWithoutABodyToo() {
        server.enqueue(status(503, Headers.of("Retry-After", "0")));

        assertThat(Senders.send(sender, Senders.get(url()), Senders.DEFAULT)
                        .answer()
                        .status())
                .isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void unpacksGzip() {
        HttpResponse answer = answerTo(gzip(new Buffer().writeUtf8("packed")));

        assertThat(answer.body()).isEqualTo("packed");
    }

    @Test
    void cutsAGzipBomb() {
        Buffer zeros = new Buffer();
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < 50; i++) {
            zeros.write(block);
        }

        assertThat(answerTo(gzip(zeros)).body()).hasSize(64 << 10);
    }

    private static MockResponse gzip(Buffer content) {
        Buffer packed = new Buffer();
        try (okio.BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeAll(content);
        } catch (java.io.IOException impossibleInMemory) {
            throw new AssertionError(impossibleInMemory);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {(64 << 10) - 1, 64 << 10, (64 << 10) + 1, 5 << 20})
    void cutsTheBodyAt64KiB(int length) {
        HttpResponse answer =
                answerTo(new MockResponse.Builder().body("x".repeat(length)).build());

        assertThat(answer.body()).hasSize(Math.min(length, 64 << 10));
    }

    @Test
    void isReadyForTheNextAfterCutting() {
        answerTo(new MockResponse.Builder().body("x".repeat(5 << 20)).build());

        assertThat(answerTo(new MockResponse.Builder().body("next").build()).body())
                .isEqualTo("next");
    }

    @Test
    void remembersNoCookie() throws Exception {
        answerTo(status(200, Headers.of("Set-Cookie", "a=b")));
        answerTo(plain());

        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void keepsTheConnection() throws Exception {
        answerTo(plain());
        answerTo(plain());

        server.takeRequest();
        assertThat(server.takeRequest().getExchangeIndex()).isEqualTo(1);
    }

    @Test
    void sendsManyToOneHostAtOnce() {
        CountDownLatch together = new CountDownLatch(32);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                together.countDown();
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
                return plain();
            }
        });

        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            all.add(Senders.send(sender, url()));
        }

        assertThat(all).allSatisfy(heard -> assertThat(heard.answer().status()).isEqualTo(200));
    }

    @Test
    void callsBackOnAThreadOfItsOwnWhoseNameShowsNoPath() {
        server.enqueue(plain());

        assertThat(Senders.send(sender, url()).thread()).contains("127.0.0.1").doesNotContain("services", "sig");
        assertThat(Senders.send(sender, "http://192.0.2.1/services").thread()).startsWith("belfry-http-");
    }

    @Test
    void survivesACallbackThatThrows() throws InterruptedException {
        server.enqueue(plain());
        CountDownLatch called = new CountDownLatch(1);
        sender.send(Senders.post(url()), Senders.DEFAULT, new Heard() {
            @Override
            public void answered(HttpResponse response) {
                called.countDown();
                throw new IllegalStateException("defect");
            }
        });

        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answerTo(plain()).status()).isEqualTo(200);
    }

    @Test
    void closingGivesUpWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer silent = new RawServer(peer -> {
            peer.request();
            asked.countDown();
            peer.awaitEnd();
        })) {
            Heard heard = Senders.send(sender, silent.url());
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            sender.close();

            assertThat(heard.failure().kind()).isEqualTo(Kind.IN_DOUBT);
            assertThat(heard.failure().why()).isEqualTo("Belfry stopped before 127.0.0.1 answered");
        }
    }

    @Test
    void sendsNothingAfterClosingTwice() {
        sender.close();
        sender.close();

        assertThat(Senders.send(sender, url()).failure().why()).isEqualTo("Belfry is stopping");
        assertThat(Senders.send(sender, "http://192.0.2.1/x").failure().kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aRequestThatCannotBeBuiltIsThatMessagesFault() {
        HttpRequest broken = Senders.get(server.url("/x").toString()).header("X-Title", "two\nlines");

        assertThat(Senders.send(sender, broken, Senders.DEFAULT).failure().kind())
                .isEqualTo(Kind.UNSENDABLE);
        assertThat(OkHttpSender.refusal(broken, Senders.DEFAULT))
                .hasValueSatisfying(why -> assertThat(why).contains("the header X-Title"));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void anAnswerShowsItsStatusOnly() {
        HttpResponse answer =
                answerTo(new MockResponse.Builder().body(Senders.SECRET).build());

        assertThat(answer).hasToString("answer 200");
    }
}
