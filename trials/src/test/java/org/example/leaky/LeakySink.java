package org.example.leaky;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Throws its secrets about, in the message and in the cause's. */
final class LeakySink implements HttpSink {
    private final LeakySettings settings;

    LeakySink(LeakySettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpRequest request(Notification notification, Attempt attempt) {
        String token = settings.token().reveal();
        IllegalStateException cause =
                new IllegalStateException("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        throw new IllegalStateException("cannot post to " + settings.url().reveal() + " as " + token, cause);
    }

    @Override
    public Outcome outcome(Notification notification, HttpResponse response) {
        return new Outcome.Rejected("never sent");
    }
}
