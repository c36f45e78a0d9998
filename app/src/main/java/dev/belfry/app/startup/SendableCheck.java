package dev.belfry.app.startup;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.run.Plans;
import dev.belfry.app.run.SampleAlert;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Looks at what each sink would send of a plain alert. What cannot be sent then never can, and is a mistake in the file. */
final class SendableCheck {
    private final InstantSource clock;

    SendableCheck(InstantSource clock) {
        this.clock = clock;
    }

    void check(Configuration configuration) throws CannotStartException {
        List<String> refusals = configuration.sinks().stream()
                .flatMap(sink -> refusal(sink).stream())
                .map(refusal -> configuration.file() + ": " + refusal)
                .toList();
        if (!refusals.isEmpty()) {
            throw new CannotStartException(ExitCode.CONFIGURATION, String.join("\n", refusals));
        }
    }

    private Optional<String> refusal(ConfiguredSink sink) {
        return request(sink)
                .flatMap(request -> OkHttpSender.refusal(request, Plans.reach(sink)))
                .map(why -> "sinks." + sink.name() + ": nothing can be sent: " + why + ".");
    }

    /** A sink that throws has a defect, which nobody mends in this file: its deliveries say so. */
    private Optional<HttpRequest> request(ConfiguredSink sink) {
        if (!(sink.sink() instanceof HttpSink http)) {
            return Optional.empty();
        }
        try {
            Notification sample = new Notification("test", SampleAlert.saying("test", clock), null);
            return Optional.of(http.request(sample, new Attempt(1, clock.instant())));
        } catch (RuntimeException defect) {
            return Optional.empty();
        }
    }
}
