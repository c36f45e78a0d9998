package dev.belfry.app.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads Retry-After (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TOO_MANY_SECONDS = Pattern.compile("[0-9]{10,}");

    private RetryAfter() {}

    /**
     * How long to wait. A date counts from the answer's own Date, so that neither clock need be right.
     *
     * @param now what counts where the answer has no Date
     */
    static Optional<Duration> of(Headers headers, Instant now) {
        String value = first(headers, "Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        if (TOO_MANY_SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Integer.MAX_VALUE));
        }
        return date(value)
                .map(then -> notNegative(
                        Duration.between(date(first(headers, "Date")).orElse(now), then)));
    }

    private static @Nullable String first(Headers headers, String name) {
        return headers.values(name).stream().findFirst().orElse(null);
    }

    /** OkHttp knows the three forms of RFC 9110, and some that servers send besides. */
    private static Optional<Instant> date(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        Date date =
                new Headers.Builder().addUnsafeNonAscii("Date", value).build().getDate("Date");
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
