package dev.belfry.app.run;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.SendFailure;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Tells a sink something once, without the store: for a person who wants to see whether it arrives. */
public final class OneAttempt {
    private final HttpSender sender;
    private final InstantSource clock;

    public OneAttempt(HttpSender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Why it did not arrive; empty when it did. */
    public Optional<String> tell(ConfiguredSink sink, Alert alert) throws InterruptedException {
        Notification notification = new Notification("test-" + UUID.randomUUID(), alert, null);
        Attempt attempt = new Attempt(1, clock.instant());
        if (sink.sink() instanceof DirectSink direct) {
            return why(direct.send(notification, attempt));
        }
        HttpSink http = (HttpSink) sink.sink();
        HttpRequest request = http.request(notification, attempt);
        for (int i = 0; ; i++) {
            Answer answer = send(request, sink);
            if (answer.response() == null) {
                return Optional.of(answer.why());
            }
            Outcome outcome = http.outcome(notification, answer.response());
            if (!(outcome instanceof Outcome.Instead instead) || i == HttpSender.INSTEADS) {
                return why(outcome);
            }
            request = instead.request();
        }
    }

    private record Answer(@Nullable HttpResponse response, String why) {}

    private Answer send(HttpRequest request, ConfiguredSink sink) throws InterruptedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        sender.send(request, Plans.reach(sink), new HttpSender.Callback() {
            @Override
            public void answered(HttpResponse response) {
                answer.complete(new Answer(response, ""));
            }

            @Override
            public void failed(SendFailure failure) {
                answer.complete(new Answer(null, failure.why()));
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static Optional<String> why(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return Optional.of(retry.why());
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return Optional.of(rejected.why());
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            return Optional.of(blocked.why());
        }
        return outcome instanceof Outcome.Instead instead ? Optional.of(instead.why()) : Optional.empty();
    }
}
