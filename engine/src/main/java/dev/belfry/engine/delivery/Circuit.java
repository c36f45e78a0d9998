package dev.belfry.engine.delivery;

import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sink that is down or barred from being asked by everyone: after some failures in a row only one delivery at a
 * time goes out, to see whether it is up again, with growing pauses.
 */
public final class Circuit implements Machine<CircuitState, CircuitInput, CircuitOutput> {
    private static final int FAILURES = 5;
    private static final Duration FIRST_DOWN = Duration.ofSeconds(2);
    private static final Duration LONGEST_DOWN = Duration.ofMinutes(1);
    private static final Duration FIRST_BARRED = Duration.ofSeconds(30);
    private static final Duration LONGEST_BARRED = Duration.ofMinutes(15);

    @Override
    public Step<CircuitState, CircuitOutput> step(@Nullable CircuitState state, CircuitInput input, Instant now) {
        CircuitState from = state == null ? CircuitState.WELL : state;
        if (input instanceof CircuitInput.Up) {
            return up(from);
        }
        if (input instanceof CircuitInput.Asked asked) {
            return asked(from, asked, now);
        }
        if (from.isOpen() && from.quietAt(now) != null) {
            return Step.keep(from, Reason.of("it was sent before the pause"));
        }
        if (input instanceof CircuitInput.Down down) {
            return failed(from, down.why(), now);
        }
        return open(from, ((CircuitInput.Barred) input).why(), FIRST_BARRED, LONGEST_BARRED, now);
    }

    private static Step<CircuitState, CircuitOutput> up(CircuitState from) {
        Instant since = from.openSince();
        if (since == null) {
            boolean unchanged = from.failures() == 0;
            return Step.keep(unchanged ? from : CircuitState.WELL.quiet(from.pause()), Reason.of("it is up"));
        }
        return Step.keep(CircuitState.WELL, new CircuitOutput.Closed(since), Reason.of("it is up again"));
    }

    /** Those who asked while they were left alone already had been sent before; whoever asks pause after pause is down. */
    private static Step<CircuitState, CircuitOutput> asked(CircuitState from, CircuitInput.Asked input, Instant now) {
        boolean anew = from.quietAt(now) == null;
        Instant until = now.plus(shorter(input.pause(), Backoff.LONGEST_ASKED));
        CircuitState quiet = from.quiet(later(from, until, now));
        return anew ? failed(quiet, input.why(), now) : Step.keep(quiet, Reason.of("it asked for a pause"));
    }

    private static Step<CircuitState, CircuitOutput> failed(CircuitState from, String why, Instant now) {
        return from.isOpen() || from.failures() + 1 >= FAILURES
                ? open(from, why, FIRST_DOWN, LONGEST_DOWN, now)
                : Step.keep(failedOnce(from), Reason.of(why));
    }

    private static Step<CircuitState, CircuitOutput> open(
            CircuitState from, String why, Duration first, Duration longest, Instant now) {
        int probes = from.isOpen() ? from.probes() + 1 : 0;
        Instant probeAt = now.plus(shorter(first.multipliedBy(1L << Math.min(probes, 20)), longest));
        Instant since = from.openSince() == null ? now : from.openSince();
        Pause pause = later(from, probeAt, now);
        CircuitState to = new CircuitState(from.failures() + 1, since, probes, pause, why);
        return from.isOpen()
                ? Step.keep(to, Reason.of(why))
                : Step.keep(to, new CircuitOutput.Opened(why, pause.until()), Reason.of(why));
    }

    private static CircuitState failedOnce(CircuitState from) {
        return new CircuitState(from.failures() + 1, null, 0, from.pause(), null);
    }

    /** A pause that was asked for lengthens another, and never shortens it. */
    private static Pause later(CircuitState from, Instant until, Instant now) {
        Instant before = from.quietAt(now);
        return new Pause(now, before != null && before.isAfter(until) ? before : until);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
