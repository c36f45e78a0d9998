package dev.belfry.fakes.http;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Teams workflow, "Post to a channel when a webhook request is received". A request of the right shape is answered
 * 202 with an empty body, whether or not the card can be shown; if not, it is among the {@link #refused}, with what its
 * run's history would say. Refused at once, as JSON: no JSON ({@code InvalidRequestContent}), an attachment without
 * {@code contentUrl} ({@code TriggerInputSchemaMismatch}), an Authorization header or a wrong signature
 * ({@code DirectApiAuthorizationRequired}), another address ({@code WorkflowNotFound}), more than a mebibyte (413, the
 * real limit being undocumented).
 */
public final class FakeTeams extends Receiver {
    private static final int LONGEST_REQUEST = 1 << 20;

    private final String path =
            "/powerautomate/automations/direct/workflows/" + random() + "/triggers/manual/paths/invoke";
    private final String query = "api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" + random();

    private FakeTeams(InstantSource clock) {
        super("teams", clock);
    }

    /** Starts one on a free port. */
    public static FakeTeams start(InstantSource clock) {
        FakeTeams teams = new FakeTeams(clock);
        teams.open();
        return teams;
    }

    /** What a workflow answers to those who say too much. */
    public static Fault rateLimited(Duration pause) {
        return Fault.answer(
                429,
                Map.of("Retry-After", String.valueOf(pause.toSeconds()), "Content-Type", "application/json"),
                "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in " + pause.toSeconds()
                        + " seconds.\"}");
    }

    @Override
    public String page() {
        return TeamsPage.of(messages());
    }

    @Override
    String target() {
        return path + "?" + query;
    }

    @Override
    Verdict judge(ReceivedMessage message) {
        if (!message.method().equals("POST")
                || !message.target().split("\\?", 2)[0].equals(path)) {
            return refused(404, "WorkflowNotFound", "The workflow could not be found.");
        }
        if (!message.target().equals(target())
                || message.header("authorization").isPresent()) {
            return refused(
                    401,
                    "DirectApiAuthorizationRequired",
                    "The request must be authenticated only by Shared Access scheme.");
        }
        if (message.body().length() > LONGEST_REQUEST) {
            return refused(413, "RequestEntityTooLarge", "The request is too large.");
        }
        return Payload.of(message)
                .map(FakeTeams::judge)
                .orElseGet(() -> refused(400, "InvalidRequestContent", "The input is not valid JSON."));
    }

    private static Verdict judge(JsonObject payload) {
        Optional<String> mismatch = TeamsRules.mismatch(payload);
        if (mismatch.isPresent()) {
            return refused(400, "TriggerInputSchemaMismatch", mismatch.get());
        }
        Reply queued = new Reply(202, Map.of(), "");
        return TeamsRules.failure(payload)
                .map(failure -> Verdict.refused(queued, failure))
                .orElseGet(() -> Verdict.accepted(queued));
    }

    private static Verdict refused(int status, String code, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", message);
        JsonObject body = new JsonObject();
        body.add("error", error);
        return Verdict.refused(Reply.json(status, body.toString()), code);
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
