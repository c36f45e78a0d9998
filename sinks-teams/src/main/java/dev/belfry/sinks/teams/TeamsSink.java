package dev.belfry.sinks.teams;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.AnswerText;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Audience;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import java.time.Duration;

/**
 * Posts each revision of an alert as a card of its own: a workflow cannot update what it posted. It takes a card with
 * 202 before it looks at it, and a bad one is lost without a word; so none that could be bad is sent.
 */
final class TeamsSink implements HttpSink {
    private final TeamsSettings settings;

    TeamsSink(TeamsSettings settings) {
        this.settings = settings;
    }

    /** The workflow's trigger has no published limit; Teams' own connectors take 60 a minute, and 4 in a second. */
    @Override
    public Pace pace() {
        return new Pace(Duration.ofSeconds(1), 4);
    }

    @Override
    public Audience audience() {
        return Audience.PEOPLE;
    }

    /** Without an Authorization header: next to the signature in the address, it would be refused. */
    @Override
    public HttpRequest request(Notification notification, Attempt attempt) {
        return HttpRequest.post(settings.url(), TeamsMessage.of(notification.alert()));
    }

    @Override
    public Outcome outcome(Notification notification, HttpResponse response) {
        String answer = AnswerText.line(response, settings.url()::hideIn);
        if (response.status() == 413) {
            HttpRequest smaller = HttpRequest.post(settings.url(), TeamsMessage.smallest(notification.alert()));
            return new Outcome.Instead(smaller, "answered 413, too large");
        }
        return TeamsAnswer.outcome(response, answer);
    }

    @Override
    public String toString() {
        return "teams " + settings.url();
    }
}
