package dev.belfry.sinks.slack;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;

/**
 * Posts each revision of an alert as a message of its own: an incoming webhook never says which message it made, so
 * none can be updated or threaded, and a repeated one cannot be told from a new one.
 */
final class SlackSink implements HttpSink {
    private final SlackSettings settings;

    SlackSink(SlackSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpRequest request(Notification notification, Attempt attempt) {
        return HttpRequest.post(settings.url(), SlackMessage.of(notification.alert()));
    }

    @Override
    public Outcome outcome(Notification notification, HttpResponse response) {
        return SlackAnswer.outcome(response);
    }

    @Override
    public String toString() {
        return "slack " + settings.url();
    }
}
