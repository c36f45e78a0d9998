package org.example.ntfy;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.sink.AnswerText;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.HttpStatuses;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.text.AlertText;
import dev.belfry.core.text.CodePoints;
import dev.belfry.core.text.Fact;

/** Publishes as JSON, as docs.ntfy.sh describes. Plain text throughout, so nothing needs escaping but the JSON itself. */
final class NtfySink implements HttpSink {
    // ntfy takes 1 KiB of title and 4 KiB of message; a code point has four bytes at most.
    private static final int LONGEST_TITLE = 250;
    private static final int LONGEST_MESSAGE = 700;

    private final NtfySettings settings;

    NtfySink(NtfySettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpRequest request(Notification notification, Attempt attempt) {
        HttpRequest request = HttpRequest.post(settings.url(), body(notification.alert()));
        return settings.token() == null
                ? request
                : request.header("Authorization", "Bearer " + settings.token().reveal());
    }

    private JsonObject body(Alert alert) {
        JsonObject.Builder body = JsonObject.builder()
                .put("topic", settings.topic().reveal())
                .put("title", CodePoints.cut(AlertText.headline(alert), LONGEST_TITLE))
                .put("message", message(alert))
                .put("priority", priority(alert))
                .put("tags", JsonArray.of(Json.of(emoji(alert))));
        alert.content().links().stream()
                .findFirst()
                .ifPresent(link -> body.put("click", link.target().toString()));
        return body.build();
    }

    private static String message(Alert alert) {
        StringBuilder message = new StringBuilder(alert.content().text());
        for (Fact fact : Fact.of(alert.content().fields())) {
            message.append(message.isEmpty() ? "" : "\n")
                    .append(fact.label())
                    .append(": ")
                    .append(fact.value());
        }
        String said = CodePoints.cut(message.toString(), LONGEST_MESSAGE);
        return (said.isEmpty() ? "" : said + "\n") + AlertText.origin(alert);
    }

    /** From 1 to 5; 3 is ntfy's own default, 4 and 5 make a phone vibrate. */
    private static long priority(Alert alert) {
        return isOver(alert) ? 2 : alert.content().severity().ordinal() + 2L;
    }

    /** By the names ntfy knows. */
    private static String emoji(Alert alert) {
        if (isOver(alert)) {
            return "white_check_mark";
        }
        return alert.content().severity().compareTo(Severity.ERROR) < 0 ? "bell" : "rotating_light";
    }

    private static boolean isOver(Alert alert) {
        return alert.status() == Status.RESOLVED;
    }

    /** A refusal is explained in JSON: {@code {"code":40301,"http":403,"error":"forbidden","link":"…"}}. */
    @Override
    public Outcome outcome(Notification notification, HttpResponse response) {
        return HttpStatuses.outcome(response, AnswerText.line(response, settings::hideIn));
    }

    @Override
    public String toString() {
        return "ntfy " + settings.url();
    }
}
