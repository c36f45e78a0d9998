package dev.belfry.app.monitoring;

import dev.belfry.app.run.SampleAlert;
import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.delivery.CircuitOutput;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.run.SourceTrouble;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MonitoringTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static {
        // Read once for the whole process: the slow one need not be waited for as long as in real life.
        System.setProperty("sun.net.httpserver.maxReqTime", "1");
    }

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Monitoring monitoring;

    @BeforeEach
    void start() throws IOException {
        Path file = folder.resolve("belfry.db");
        SqliteStores.open(file, NOW, StoreText::receipt).close();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        monitoring = new Monitoring(anyPort, "1.2.3", () -> SqliteStores.openForReading(file), () -> NOW);
        monitoring.use(Set.of("dfir"), Set.of("back-online"), Set.of("slack"));
        monitoring.start();
    }

    @AfterEach
    void stop() {
        monitoring.close();
    }

    private void hear(Consumer<RunListener> news) {
        monitoring.listeners().forEach(news);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitoring.port() + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource
    void everyMetricIsThere(Meter meter) throws Exception {
        String name = meter.metric();
        String shown = meter.kind() == Meter.Kind.HISTOGRAM ? name + "_count" : name;
        assertThat(get("/metrics").body())
                .containsPattern("(?m)^" + shown + "[ {]")
                .contains("# TYPE " + name + " " + meter.kind().word() + "\n");
    }

    @Test
    void whatHappenedIsCounted() throws Exception {
        hear(run -> run.polled("dfir", 7));
        hear(run -> run.heard("slack", new Outcome.Rejected("no"), Duration.ofMillis(20)));
        hear(run -> run.unheard("slack", new SendFailure(SendFailure.Kind.IN_DOUBT, "no"), Duration.ofSeconds(400)));
        hear(run -> run.circuit("slack", new CircuitOutput.Opened("answered 404", NOW)));
        assertThat(get("/metrics").body().lines())
                .contains(
                        "belfry_source_up{source=\"dfir\"} 1.0",
                        "belfry_source_events_total{source=\"dfir\"} 7.0",
                        "belfry_source_last_good_poll_timestamp_seconds{source=\"dfir\"} "
                                + (double) NOW.getEpochSecond(),
                        "belfry_attempts_total{outcome=\"rejected\",sink=\"slack\"} 1.0",
                        "belfry_attempts_total{outcome=\"in_doubt\",sink=\"slack\"} 1.0",
                        "belfry_attempts_total{outcome=\"delivered\",sink=\"slack\"} 0.0",
                        "belfry_attempt_duration_seconds_bucket{sink=\"slack\",le=\"0.025\"} 1",
                        "belfry_attempt_duration_seconds_bucket{sink=\"slack\",le=\"+Inf\"} 2",
                        "belfry_deliveries{phase=\"pending\",sink=\"slack\"} 0.0",
                        "belfry_sink_circuit_open{sink=\"slack\"} 1.0");
    }

    @Test
    void anAlertThatNoRouteMatchesIsCountedOnceHoweverOftenItIsRevised() throws Exception {
        Alert alert = SampleAlert.saying("Hello", () -> NOW);
        hear(run -> run.raised(alert, List.of(), Reason.of("it is so")));
        hear(run -> run.raised(revised(alert), List.of(), Reason.of("it is so still")));
        assertThat(get("/metrics").body())
                .contains(
                        "belfry_alerts_unrouted_total{rule=\"" + alert.origin().rule() + "\"} 1.0");
    }

    private static Alert revised(Alert alert) {
        return new Alert(
                alert.id(),
                alert.revision() + 1,
                alert.status(),
                alert.dedupKey(),
                alert.origin(),
                alert.content(),
                alert.at());
    }

    @Test
    void aSourceThatFailsIsDownUntilItIsReadAgain() throws Exception {
        SourceTrouble trouble = new SourceTrouble(SourceException.Kind.BLOCKED, "the certificate has expired");
        hear(run -> run.sourceFailed("dfir", trouble, Duration.ofMinutes(5)));
        assertThat(get("/metrics").body().lines())
                .contains(
                        "belfry_source_up{source=\"dfir\"} 0.0",
                        "belfry_source_failures_total{kind=\"blocked\",source=\"dfir\"} 1.0");
        hear(run -> run.sourceRecovered("dfir"));
        assertThat(get("/metrics").body()).contains("belfry_source_up{source=\"dfir\"} 1.0");
    }

    @Test
    void openMetricsIsSpokenToWhoAsksForIt() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/metrics")
                        .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily", "x/y", ""})
    void textIsSpokenToEverybodyElse(String accept) throws Exception {
        HttpResponse<String> answer =
                client.send(request("/metrics").header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void livesUntilTheDriverHasStopped() throws Exception {
        assertThat(get("/live").body()).isEqualTo("ok\n");
        hear(run -> run.stopped(new IllegalStateException("odd")));
        assertThat(get("/live").statusCode()).isEqualTo(503);
        assertThat(get("/live").body()).isEqualTo("the driver has stopped\n");
    }

    @Test
    void isReadyWhileTheDriverTurnsAndTheStoreTakesCommits() throws Exception {
        assertThat(get("/ready").body()).isEqualTo("it is starting\n");
        hear(run -> run.round(0));
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        hear(run -> run.storeFailed(new StoreException("the disk is full")));
        assertThat(get("/ready").body()).isEqualTo("the store cannot be written\n");
        assertThat(get("/live").statusCode()).isEqualTo(200);
        hear(RunListener::storeRecovered);
        assertThat(get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void headSaysTheSameWithoutABody() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/live")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void nothingElseCanBeDone(String method) throws Exception {
        assertThat(raw(method + " /metrics HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics/", "/metrics/../live", "/%2e%2e/etc/passwd", "/livez"})
    void nothingElseIsThere(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aBodyIsNotRead() throws Exception {
        String answer = raw("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n");
        // Newer JDKs wait a while for some of the body before they answer, and hang up on those who send none.
        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 405 "))
                .as(answer)
                .isTrue();
        assertThat(get("/live").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void hugeHeadersAreNotTaken(int headers) throws Exception {
        String header = "X-%d: " + "a".repeat(100_000 / headers) + "\r\n";
        StringBuilder request = new StringBuilder("GET /live HTTP/1.1\r\nHost: x\r\n");
        for (int i = 0; i < headers; i++) {
            request.append(header.formatted(i));
        }
        assertThat(raw(request.append("\r\n").toString())).doesNotStartWith("HTTP/1.1 200");
        assertThat(get("/live").statusCode()).isEqualTo(200);
    }

    @Test
    void manyConnectionsAreTurnedAwayAndOthersServedAfterThem() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                crowd.add(new Socket(InetAddress.getLoopbackAddress(), monitoring.port()));
            }
            for (Socket late : crowd.subList(64, 100)) {
                late.setSoTimeout(10_000);
                assertThat(isTurnedAway(late)).isTrue();
            }
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
        int status = 0;
        for (int i = 0; i < 1_000 && status != 200; i++) {
            status = raw("GET /live HTTP/1.1\r\nHost: x\r\n\r\n").startsWith("HTTP/1.1 200") ? 200 : 0;
        }
        assertThat(status).isEqualTo(200);
    }

    private static boolean isTurnedAway(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void whoIsSlowIsCutOff() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), monitoring.port())) {
            slow.setSoTimeout(30_000);
            slow.getOutputStream().write("GET /live HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            assertThat(isTurnedAway(slow)).isTrue();
        }
    }

    /** What the server says to these bytes before it closes the connection; nothing if it just closes it. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), monitoring.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException closed) {
            return "";
        }
    }

    @Test
    void anAddressThatIsTakenIsRefused() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), monitoring.port());
        assertThatThrownBy(() -> new Monitoring(taken, "1.2.3", Optional::empty, () -> NOW))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anAddressOfNobodyIsRefused() {
        InetSocketAddress nobody = InetSocketAddress.createUnresolved("nobody.invalid", 1);
        assertThatThrownBy(() -> new Monitoring(nobody, "1.2.3", Optional::empty, () -> NOW))
                .isInstanceOf(IOException.class);
    }
}
