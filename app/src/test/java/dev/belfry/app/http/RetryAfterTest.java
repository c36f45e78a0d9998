package dev.belfry.app.http;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.engine.codec.JsonReader;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "007, 7", "86400, 86400", "2147483648, 2147483647", "99999999999999999999, 2147483647"})
    void readsSeconds(String value, long seconds) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 24 Nov 2026 12:00:30 GMT | 30",
                "Tuesday, 24-Nov-26 12:00:30 GMT | 30",
                "Tue Nov 24 12:00:30 2026 | 30",
                "Tue, 24 Nov 2026 11:59:00 GMT | 0",
                "Sun, 06 Nov 1994 08:49:37 GMT | 0"
            })
    void readsTheThreeFormsOfADate(String value, long seconds) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void countsFromTheAnswersOwnDateSoThatNoClockNeedBeRight() {
        Headers headers =
                Headers.of("Retry-After", "Thu, 01 Jan 2026 00:01:00 GMT", "Date", "Thursday, 01-Jan-26 00:00:00 GMT");

        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofMinutes(1));
    }

    @Test
    void countsFromNowWhenTheDateIsNone() {
        Headers headers = Headers.of("Retry-After", "Tue, 24 Nov 2026 12:00:30 GMT", "Date", "yesterday");

        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "5s", "+5", "Tue, 24 Foo 2026 12:00:30 GMT", "٣"})
    void makesNothingOfNonsense(String value) {
        assertThat(RetryAfter.of(
                        new Headers.Builder()
                                .addUnsafeNonAscii("Retry-After", value)
                                .build(),
                        NOW))
                .isEmpty();
    }

    @Test
    void isAbsentWithoutTheHeader() {
        assertThat(RetryAfter.of(Headers.of(), NOW)).isEmpty();
    }

    @Test
    void takesTheFirstOfTwo() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "1", "retry-after", "2"), NOW))
                .contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\": \"You are being rate limited.\", \"retry_after\": 0.529, \"global\": false} | 529",
                "{\"ok\": false, \"error_code\": 429, \"parameters\": {\"retry_after\": 35}} | 35000",
                "{\"retry_after\": 0} | 0",
                "{\"retry_after\": 1e-400000} | 0",
                "{\"retry_after\": 1e400000} | 2147483647000"
            })
    void readsABodyThatSaysIt(String body, long millis) throws ParseException {
        assertThat(RetryAfter.of(json(body))).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[7]", "7", "{\"retry_after\": -1}", "{\"retry_after\": \"soon\"}", "{\"parameters\": 7}"})
    void makesNothingOfAnyOtherBody(String body) throws ParseException {
        assertThat(RetryAfter.of(json(body))).isEmpty();
    }

    private static Json json(String body) throws ParseException {
        return JsonReader.read(body, Format.JSON, ParseLimits.MESSAGE);
    }
}
