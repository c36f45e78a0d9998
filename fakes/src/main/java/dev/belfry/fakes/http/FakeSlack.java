package dev.belfry.fakes.http;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Slack's incoming webhooks. A good message is answered 200 {@code ok}. Refused as Slack does, with the reason as the
 * body: what is no JSON object ({@code invalid_payload}), says nothing ({@code no_text}), breaks a limit of Block Kit
 * ({@code invalid_blocks}, {@code msg_blocks_too_long}, {@code too_many_attachments}, {@code invalid_attachments}) with
 * 400, another address ({@code no_service}) with 404. Limits: docs.slack.dev, "Block Kit" and "Incoming webhooks".
 */
public final class FakeSlack extends Receiver {
    private final String target =
            "/services/T00000000/B00000000/" + UUID.randomUUID().toString().replace("-", "");

    private FakeSlack(InstantSource clock) {
        super("slack", clock);
    }

    /** Starts one on a free port. */
    public static FakeSlack start(InstantSource clock) {
        FakeSlack slack = new FakeSlack(clock);
        slack.open();
        return slack;
    }

    /** What Slack answers to those who say too much. */
    public static Fault rateLimited(Duration pause) {
        return Fault.answer(
                429,
                Map.of("Retry-After", String.valueOf(pause.toSeconds()), "Content-Type", "text/html"),
                "rate_limited");
    }

    @Override
    public String page() {
        return SlackPage.of(messages());
    }

    @Override
    String target() {
        return target;
    }

    @Override
    Verdict judge(ReceivedMessage message) {
        if (!message.method().equals("POST")) {
            return refused(405, "invalid_method");
        }
        if (!message.target().equals(target)) {
            return refused(404, "no_service");
        }
        Optional<JsonObject> payload = Payload.of(message);
        if (payload.isEmpty()) {
            return refused(400, "invalid_payload");
        }
        return SlackRules.complaint(payload.get())
                .map(complaint -> refused(400, complaint))
                .orElseGet(() -> Verdict.accepted(Reply.html(200, "ok")));
    }

    private static Verdict refused(int status, String why) {
        return Verdict.refused(Reply.html(status, why), why);
    }
}
