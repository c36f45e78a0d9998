package dev.belfry.engine.plugin;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Audience;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;

/** A sink that throws nothing but {@link PluginFailure}, and whose outcomes show no secret of its settings. */
final class GuardedHttpSink implements HttpSink {
    private final HttpSink sink;
    private final PluginCalls calls;

    GuardedHttpSink(HttpSink sink, PluginCalls calls) {
        this.sink = sink;
        this.calls = calls;
    }

    @Override
    public HttpRequest request(Notification notification, Attempt attempt) {
        return calls.call("request", () -> sink.request(notification, attempt));
    }

    @Override
    public Outcome outcome(Notification notification, HttpResponse response) {
        return calls.call("outcome", () -> CleanOutcome.of(sink.outcome(notification, response), calls));
    }

    @Override
    public Pace pace() {
        return calls.call("pace", sink::pace);
    }

    @Override
    public Audience audience() {
        return calls.call("audience", sink::audience);
    }

    @Override
    public void close() {
        calls.run("close", sink::close);
    }

    @Override
    public String toString() {
        return calls.toString();
    }
}
