package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When one of several organisations is polled. One that fails is left alone for a while, the others go on. */
final class Shift {
    private static final Logger log = LoggerFactory.getLogger(Shift.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final OrgWatch watch;
    private final String source;
    private final Duration longest;
    private Instant dueAt = Instant.EPOCH;
    /** When it was said when it is due. */
    private Instant since = Instant.MIN;

    private Duration pause;
    private @Nullable String trouble;
    private @Nullable String settlingTrouble;

    /** @param every how often it is polled when it is well */
    Shift(OrgWatch watch, String source, Duration every) {
        this.watch = watch;
        this.source = source;
        this.pause = every;
        this.longest = every.compareTo(LONGEST_PAUSE) > 0 ? every : LONGEST_PAUSE;
    }

    OrgWatch watch() {
        return watch;
    }

    boolean isFailing() {
        return trouble != null;
    }

    /** When it is to be polled. A clock that was put back makes nobody wait. */
    Instant dueAt(Instant now) {
        return now.isBefore(since) ? now : dueAt;
    }

    void polled(Instant again, Duration every, Instant now) {
        since = now;
        dueAt = again;
        pause = every;
        if (trouble != null) {
            trouble = null;
            log.info("{}: org {} can be read again", source, watch.org());
        }
    }

    void failed(VelociraptorException failure, Instant now) {
        String what = failure.what();
        if (!what.equals(trouble)) {
            log.warn("{}: org {} is left out, the others go on: {}. {}", source, watch.org(), what, failure.remedy());
        }
        trouble = what;
        since = now;
        dueAt = now.plus(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    void settled() {
        settlingTrouble = null;
    }

    void unsettled(VelociraptorException failure) {
        String what = failure.what();
        if (!what.equals(settlingTrouble)) {
            log.warn("{}: labels in org {} stay on: {}. {}", source, watch.org(), what, failure.remedy());
        }
        settlingTrouble = what;
    }
}
