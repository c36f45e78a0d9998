package dev.belfry.sinks.slack;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.sink.HttpStatuses;
import dev.belfry.core.sink.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an incoming webhook's answer means: status 200 and the word {@code ok}, or a word for what is wrong, in plain
 * text or as the {@code error} of a JSON object (docs.slack.dev, "Sending messages using incoming webhooks"). The word
 * counts more than the status, which is not always the same for the same word. Nothing else of the body is shown.
 */
final class SlackAnswer {
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,64}");

    private static final String NEW_WEBHOOK = "make a new incoming webhook and configure its address";
    private static final String CHANNEL = "bring the channel back, or make a webhook for another one";
    private static final String ADMIN = "an administrator of the Slack workspace has to allow it";

    /** Words by which Slack refuses every message to this address, and what to do about it. */
    private static final Map<String, String> BLOCKED = Map.ofEntries(
            Map.entry("invalid_token", NEW_WEBHOOK),
            Map.entry("no_service", NEW_WEBHOOK),
            Map.entry("no_service_id", NEW_WEBHOOK),
            Map.entry("no_team", NEW_WEBHOOK),
            Map.entry("no_active_hooks", NEW_WEBHOOK),
            Map.entry("team_disabled", ADMIN),
            Map.entry("action_prohibited", ADMIN),
            Map.entry("posting_to_general_channel_denied", ADMIN),
            Map.entry("channel_not_found", CHANNEL),
            Map.entry("channel_is_archived", CHANNEL),
            // No message of ours addresses a person, so it is the one the webhook posts to who is gone.
            Map.entry("user_not_found", NEW_WEBHOOK));

    private static final Pattern REJECTED = Pattern.compile(
            "invalid_(payload|blocks|blocks_format|attachments)|no_text|missing_text_or_fallback_or_attachments"
                    + "|too_many_attachments|msg_too_long|msg_blocks_too_long");

    private static final Pattern RETRIED =
            Pattern.compile("rate_?limited|rollup_error|internal_error|fatal_error|service_unavailable");

    private SlackAnswer() {}

    static Outcome outcome(HttpResponse response) {
        if (response.status() == 200 && response.body().strip().equals("ok")) {
            return Outcome.Delivered.WITHOUT_RECEIPT;
        }
        String word = word(response);
        return response.status() == 429 || word.isEmpty() ? byStatus(response, word) : byWord(response, word);
    }

    private static Outcome byWord(HttpResponse response, String word) {
        String why = "answered " + response.status() + ": " + word;
        String remedy = BLOCKED.get(word);
        if (remedy != null) {
            return new Outcome.Blocked(why + " (" + remedy + ")");
        } else if (RETRIED.matcher(word).matches()) {
            return new Outcome.Retry(response.retryAfter().orElse(null), why);
        } else if (REJECTED.matcher(word).matches() || isSuccess(response)) {
            return new Outcome.Rejected(why);
        }
        return byStatus(response, word);
    }

    /** A success that is not Slack's comes from somebody else, such as a proxy that wants a login. */
    private static Outcome byStatus(HttpResponse response, String word) {
        return isSuccess(response)
                ? new Outcome.Blocked("answered " + response.status()
                        + " without the word ok (is url the address of an incoming webhook?)")
                : HttpStatuses.outcome(response, word);
    }

    private static boolean isSuccess(HttpResponse response) {
        return response.status() / 100 == 2;
    }

    /** Slack's word; empty when it said none. */
    private static String word(HttpResponse response) {
        Optional<String> error = response.json()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .flatMap(object -> object.text("error"));
        String word = error.orElse(response.body()).strip();
        return WORD.matcher(word).matches() ? word : "";
    }
}
