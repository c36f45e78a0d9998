package dev.belfry.engine.run;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Notification;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tellers are tried with. */
final class Tell {
    static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");

    private Tell() {}

    static Sending sending(long delivery) {
        Alert alert = new Alert(
                "k7f3-" + delivery,
                1,
                Status.FIRING,
                "00112233445566778899aabbccddeeff",
                new Origin("back-online", "dfir", "C." + delivery),
                new Content(Severity.WARNING, "C." + delivery + " is back", "", Json.object(), List.of()),
                NOW);
        return new Sending("slack", delivery, new Notification("n-" + delivery, alert, null), new Attempt(1, NOW));
    }

    static HttpRequest request(String body) {
        return new HttpRequest("POST", SecretUrl.of("https://hooks.example/x"), Map.of(), body);
    }

    /** The one input there is by now, or will be soon. */
    static Input only(Inbox inbox) throws InterruptedException {
        List<Input> inputs = inbox.take(Duration.ofSeconds(20), 10);
        if (inputs.size() != 1) {
            throw new AssertionError("not one input: " + inputs);
        }
        return inputs.get(0);
    }

    /** An answer that has a status and nothing else. */
    record Answer(int status) implements HttpResponse {
        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public String body() {
            return "";
        }

        @Override
        public Optional<Json> json() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }
}
