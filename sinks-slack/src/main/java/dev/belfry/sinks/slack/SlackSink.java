package dev.belfry.sinks.slack;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Audience;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import java.time.Duration;

/**
 * Posts each revision of an alert as a message of its own: an incoming webhook never says which message it made, so
 * none can be updated or threaded, and a repeated one cannot be told from a new one.
 */
final class SlackSink implements HttpSink {
    private final SlackSettings settings;

    SlackSink(SlackSettings settings) {
        this.settings = settings;
    }

    /** One message a second and channel, and short bursts: https://docs.slack.dev/apis/web-api/rate-limits */
    @Override
    public Pace pace() {
        return new Pace(Duration.ofSeconds(1), 10);
    }

    @Override
    public Audience audience() {
        return Audience.PEOPLE;
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
