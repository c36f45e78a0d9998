package dev.belfry.engine.run;

import dev.belfry.engine.driver.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a source is, for those who look from another process: said when it changes, and now and then while it does not. */
final class SourcePulse {
    private static final Duration SAID_AGAIN = Duration.ofSeconds(30);

    private final String source;
    private @Nullable String state;
    private String detail = "";
    private Instant since = Instant.EPOCH;
    private Instant said = Instant.EPOCH;

    SourcePulse(String source) {
        this.source = source;
    }

    Optional<Input.Health> is(String now, String why, Instant at) {
        boolean changed = !now.equals(state) || !why.equals(detail);
        if (!changed && at.isBefore(said.plus(SAID_AGAIN)) && !at.isBefore(said)) {
            return Optional.empty();
        }
        since = now.equals(state) ? since : at;
        state = now;
        detail = why;
        said = at;
        return Optional.of(new Input.Health(source, now, why, since, at));
    }
}
