package dev.belfry.sinks.teams;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.HttpStatuses;
import dev.belfry.core.sink.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a workflow's answer means: by its status, and for some by the code within a body of JSON. */
final class TeamsAnswer {
    private static final Pattern AGAIN_IN = Pattern.compile("(?i)try again in (\\d{1,5}) second");

    private TeamsAnswer() {}

    /**
     * Reads an answer.
     *
     * @param said what to show of the body
     */
    static Outcome outcome(HttpResponse response, String said) {
        String why = said.isEmpty() ? "answered " + response.status() : "answered " + response.status() + ": " + said;
        if (said.contains("WorkflowTriggerIsNotEnabled")) {
            return new Outcome.Blocked(why + " (turn the workflow on again)");
        }
        return switch (response.status()) {
            case 401, 403 -> new Outcome.Blocked(why + " (let anyone trigger the workflow and copy its address again)");
            case 404, 410 -> new Outcome.Blocked(why + " (make the workflow again and configure its address)");
            case 412 -> new Outcome.Retry(response.retryAfter().orElse(null), why);
            case 429 -> new Outcome.Retry(pause(response).orElse(null), why);
            default -> HttpStatuses.outcome(response, said);
        };
    }

    private static Optional<Duration> pause(HttpResponse response) {
        return response.retryAfter().or(() -> {
            Matcher again = AGAIN_IN.matcher(response.body());
            return again.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(again.group(1)))) : Optional.empty();
        });
    }
}
