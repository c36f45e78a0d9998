package dev.belfry.app.http;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads Retry-After (RFC 9110, 10.2.3), and what services write into their body instead. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TOO_MANY_SECONDS = Pattern.compile("[0-9]{10,}");

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

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

    /** Seconds, or a fraction: {@code retry_after}, as Discord says it, or that in {@code parameters}, as Telegram does. */
    static Optional<Duration> of(Json body) {
        return body instanceof JsonObject object
                ? seconds(object).or(() -> object.object("parameters").flatMap(RetryAfter::seconds))
                : Optional.empty();
    }

    private static Optional<Duration> seconds(JsonObject object) {
        return object.get("retry_after") instanceof JsonNumber number
                        && number.value().signum() >= 0
                ? Optional.of(duration(number.value().min(MOST)))
                : Optional.empty();
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
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
