package dev.belfry.fakes.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Anybody's REST endpoint: takes any body by any method, and answers 200 with a little JSON. */
public final class FakeWebhook extends Receiver {
    private static final String REPEAT = "repeat";

    private final String target = "/hooks/" + UUID.randomUUID();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private volatile boolean honoursKeys;

    private FakeWebhook(InstantSource clock) {
        super("webhook", clock);
    }

    /** Starts one on a free port. */
    public static FakeWebhook start(InstantSource clock) {
        FakeWebhook webhook = new FakeWebhook(clock);
        webhook.open();
        return webhook;
    }

    /** From now on, a message whose Idempotency-Key has come before is answered as the first was, and is no message. */
    public void honourIdempotencyKeys() {
        honoursKeys = true;
    }

    /** What came again under a key that had come before. */
    public List<ReceivedMessage> repeats() {
        return refused().stream()
                .filter(refused -> refused.why().equals(REPEAT))
                .map(RefusedMessage::message)
                .toList();
    }

    @Override
    public String page() {
        return WebhookPage.of(messages());
    }

    @Override
    String target() {
        return target;
    }

    @Override
    Verdict judge(ReceivedMessage message) {
        if (!message.target().equals(target)) {
            return Verdict.refused(Reply.json(404, "{\"error\":\"not found\"}"), "not found");
        }
        Reply reply = Reply.json(200, "{\"received\":true}");
        Optional<String> key = message.header("idempotency-key").filter(sent -> honoursKeys);
        return key.map(keys::add).orElse(true) ? Verdict.accepted(reply) : Verdict.refused(reply, REPEAT);
    }
}
