package dev.belfry.fakes.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultTest {
    private final FakeWebhook webhook = FakeWebhook.start(InstantSource.fixed(Instant.EPOCH));

    @AfterEach
    void close() {
        webhook.close();
    }

    @Test
    void answersInsteadOfTheService() throws IOException, InterruptedException {
        webhook.faults(Faults.always(Fault.answer(503, Map.of("Retry-After", "9"), "<h1>away</h1>")));
        HttpResponse<String> response = Sender.post(webhook, "{}");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).contains("9");
        assertThat(response.body()).isEqualTo("<h1>away</h1>");
        assertThat(webhook.messages()).isEmpty();
    }

    @Test
    void redirects() throws IOException, InterruptedException {
        webhook.faults(Faults.always(Fault.redirect(URI.create("http://192.0.2.1/elsewhere"))));
        HttpResponse<String> response = Sender.post(webhook, "{}");
        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("location")).contains("http://192.0.2.1/elsewhere");
    }

    @Test
    void dropsTheConnectionWithoutTheMessage() {
        webhook.faults(Faults.always(Fault.dropBeforeReading()));
        assertThatThrownBy(() -> Sender.post(webhook, "{}")).isInstanceOf(IOException.class);
        assertThat(webhook.messages()).isEmpty();
    }

    @Test
    void dropsTheConnectionWithTheMessage() {
        webhook.faults(Faults.always(Fault.dropAfterReading()));
        assertThatThrownBy(() -> Sender.post(webhook, "{}")).isInstanceOf(IOException.class);
        assertThat(webhook.messages()).hasSize(1);
    }

    @Test
    void answersLate() throws IOException, InterruptedException {
        webhook.faults(Faults.always(Fault.slow(Duration.ofMillis(20))));
        assertThat(Sender.post(webhook, "{}").statusCode()).isEqualTo(200);
        assertThat(webhook.messages()).hasSize(1);
    }

    @Test
    void mistakesItsContentType() throws IOException, InterruptedException {
        webhook.faults(Faults.always(Fault.contentType("image/png")));
        HttpResponse<String> response = Sender.post(webhook, "{}");
        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.body()).isEqualTo("{\"received\":true}");
    }

    @Test
    void answersAByteAtATime() throws IOException, InterruptedException {
        webhook.faults(Faults.always(Fault.trickle(Duration.ofMillis(1))));
        assertThat(Sender.post(webhook, "{}").body()).isEqualTo("{\"received\":true}");
        assertThat(webhook.messages()).hasSize(1);
    }

    @Test
    void breaksOffInTheMiddleOfItsAnswer() {
        webhook.faults(Faults.always(Fault.truncated()));
        assertThatThrownBy(() -> Sender.post(webhook, "{}")).isInstanceOf(IOException.class);
        assertThat(webhook.messages()).hasSize(1);
    }

    @Test
    void saysFarTooMuch() throws IOException, InterruptedException {
        webhook.faults(Faults.always(Fault.hugeBody(3_000_001)));
        assertThat(Sender.post(webhook, "{}").body()).hasSize(3_000_001);
    }

    @Test
    void neverEndsUntilOneHangsUp() throws IOException {
        webhook.faults(Faults.first(Fault.endlessBody()));
        HttpURLConnection connection = (HttpURLConnection) webhook.url().toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        try (InputStream in = connection.getInputStream()) {
            assertThat(in.readNBytes(10 << 20)).hasSize(10 << 20);
        } finally {
            connection.disconnect();
        }
        assertThat(webhook.messages()).hasSize(1);
    }

    @Test
    void comesAndGoesAsTheScriptSays() throws IOException, InterruptedException {
        webhook.faults(Faults.every(3, Fault.answer(500, Map.of(), "")));
        int[] statuses = new int[6];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = Sender.post(webhook, "{}").statusCode();
        }
        assertThat(statuses).containsExactly(200, 200, 500, 200, 200, 500);
        assertThat(webhook.requests()).isEqualTo(6);
        assertThat(webhook.messages()).hasSize(4);
    }

    @Test
    void isGoneOnceClosed() throws IOException {
        int port = webhook.url().getPort();
        webhook.close();
        webhook.close();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void hasNoThreadsLeftOnceClosed() throws IOException, InterruptedException {
        Sender.post(webhook, "{}");
        List<Thread> threads = ownThreads();
        webhook.close();
        assertThat(threads).isNotEmpty();
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static List<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fake-webhook"))
                .toList();
    }
}
