package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WhenTest {
    private final When when = new When(Instant.parse("2026-11-24T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-11-24T10:30:00Z",
        "7d, 2026-11-17T12:00:00Z",
        "1h30m, 2026-11-24T10:30:00Z",
        "0s, 2026-11-24T12:00:00Z",
        "2026-11-24, 2026-11-23T23:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z",
        "2026-11-24T08:30, 2026-11-24T07:30:00Z",
        "2026-11-24T08:30:15, 2026-11-24T07:30:15Z",
        "2026-11-24T08:30Z, 2026-11-24T08:30:00Z",
        "2026-11-24T08:30-05:00, 2026-11-24T13:30:00Z",
        "2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "999999999d, 1970-01-01T00:00:00Z",
        "-999999999-01-01, 1970-01-01T00:00:00Z",
        "+999999999-12-31, 9999-12-31T00:00:00Z"
    })
    void readsSoLongAgoOrATime(String text, Instant time) throws Exception {
        assertThat(when.read("--since", text)).isEqualTo(time);
    }

    @Test
    void readsNothingFromNothing() throws Exception {
        assertThat(when.read("--since", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "-5m",
                "5",
                "T",
                "2026-13-01",
                "2026-02-30",
                "2026-11-24T25:00",
                "2026-11-24T08:30+99:00",
                "24.11.2026"
            })
    void saysWhatItReadsOfAnythingElse(String text) {
        assertThatThrownBy(() -> when.read("--since", text))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("--since: \"" + text + "\" is neither so long ago (90m, 7d) nor at a time"
                        + " (2026-11-24, 2026-11-24T08:30).");
    }
}
