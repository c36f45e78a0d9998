package dev.belfry.fakes.http;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FakeWebhookTest {
    private final FakeWebhook webhook = FakeWebhook.start(InstantSource.fixed(Instant.EPOCH));

    @AfterEach
    void close() {
        webhook.close();
    }

    @Test
    void takesAnything() throws IOException, InterruptedException {
        assertThat(Sender.send("PUT", webhook.url(), Map.of("X-Token", "t"), "not JSON")
                        .statusCode())
                .isEqualTo(200);
        assertThat(webhook.messages()).singleElement().satisfies(message -> {
            assertThat(message.method()).isEqualTo("PUT");
            assertThat(message.body()).isEqualTo("not JSON");
            assertThat(message.header("x-token")).contains("t");
        });
    }

    @Test
    void takesNothingThatItDislikes() throws IOException, InterruptedException {
        webhook.dislikes("bad"::equals);
        assertThat(Sender.send("POST", webhook.url(), Map.of(), "bad").statusCode())
                .isEqualTo(400);
        assertThat(Sender.send("POST", webhook.url(), Map.of(), "good").statusCode())
                .isEqualTo(200);
        assertThat(webhook.messages()).extracting(ReceivedMessage::body).containsExactly("good");
        assertThat(webhook.refused()).hasSize(1);
    }

    @Test
    void knowsNoOtherAddress() throws IOException, InterruptedException {
        assertThat(Sender.send("POST", URI.create(webhook.url() + "?a=b"), Map.of(), "x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesAMessageTwiceUnlessToldToHonourItsKey() throws IOException, InterruptedException {
        send("a");
        send("a");
        assertThat(webhook.messages()).hasSize(2);
    }

    @Test
    void countsRepeatsApartWhenItHonoursKeys() throws IOException, InterruptedException {
        webhook.honourIdempotencyKeys();
        send("a");
        send("b");
        send("a");
        Sender.send("POST", webhook.url(), Map.of(), "no key");
        assertThat(webhook.messages()).extracting(ReceivedMessage::body).containsExactly("a", "b", "no key");
        assertThat(webhook.repeats()).extracting(ReceivedMessage::request).containsExactly(3);
    }

    private void send(String key) throws IOException, InterruptedException {
        assertThat(Sender.send("POST", webhook.url(), Map.of("Idempotency-Key", key), key)
                        .statusCode())
                .isEqualTo(200);
    }
}
