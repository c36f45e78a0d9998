package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.engine.settings.DurationSyntax;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when: so long ago, or a time. */
final class When {
    static final String HELP = "so long ago (90m, 7d), or at a time (2026-11-24, 2026-11-24T08:30)";

    /** No alert is as late; what is further off than this, either way, is no number that the store can compare. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Instant now;
    private final ZoneId zone;

    /**
     * Makes a reader.
     *
     * @param zone of the times that name none
     */
    When(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** The time; null for null. */
    @Nullable
    Instant read(String option, @Nullable String text) throws CannotStartException {
        if (text == null) {
            return null;
        }
        Optional<Duration> ago = DurationSyntax.parse(text);
        return comparable(ago.isPresent() ? now.minus(ago.get()) : time(option, text));
    }

    private static Instant comparable(Instant time) {
        Instant late = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        return late.isAfter(LAST) ? LAST : late;
    }

    private Instant time(String option, String text) throws CannotStartException {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException neither) {
            throw new CannotStartException(
                    ExitCode.USAGE, option + ": \"" + text + "\" is neither " + HELP.replace(", or", " nor") + ".");
        }
    }
}
