package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReasonTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T13:05:00Z");
    private static final Instant TIME = Instant.parse("2026-11-22T13:02:07.123456789Z");

    static List<Arguments> reasons() {
        return List.of(
                Arguments.of(Reason.of("label still on"), "[\"label still on\"]", "label still on"),
                Arguments.of(
                        Reason.of("seen {ago} ago, told {when}", Duration.ofMillis(400), TIME),
                        "[\"seen {ago} ago, told {when}\",{\"d\":\"PT0.4S\"},{\"t\":\"2026-11-22T13:02:07.123456789Z\"}]",
                        "seen 0.4 s ago, told 14:02:07 CET"),
                Arguments.of(Reason.of("{a}{b} {c}", 3, true, "x"), "[\"{a}{b} {c}\",3,true,\"x\"]", "3true x"),
                Arguments.of(
                        Reason.of("host {host}", "{x} $1 \\ \u202egpj\n"),
                        "[\"host {host}\",\"{x} $1 \\\\ \u202egpj\\n\"]",
                        "host {x} $1 \\ \\u{202e}gpj\\u{a}"),
                Arguments.of(Reason.of("{none} left", new Object[0]), "[\"{none} left\"]", "{none} left"),
                Arguments.of(Reason.of("none", "unused"), "[\"none\",\"unused\"]", "none"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void storesAndShows(Reason reason, String stored, String shown) {
        assertThat(ReasonCodec.encode(reason).write()).isEqualTo(stored);
        assertThat(ReasonCodec.decode(ReasonCodec.encode(reason))).isEqualTo(reason);
        assertThat(new ReasonText(BERLIN, NOW).of(reason)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1]",
                "[\"s\",null]",
                "[\"s\",1.5]",
                "[\"s\",[]]",
                "[\"s\",{}]",
                "[\"s\",{\"t\":\"x\"}]"
            })
    void refusesWhatIsNoReason(String stored) throws ParseException {
        Json json = JsonReader.read(stored, Format.JSON, ParseLimits.DOCUMENT);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> ReasonCodec.decode(json))
                .withMessageMatching("what is stored is no (fact of a )?reason");
    }

    @Test
    void cutsAFactThatIsTooLong() {
        Reason reason = Reason.of("host {host}", "x".repeat(10_000));
        assertThat(new ReasonText(BERLIN, NOW).of(reason)).isEqualTo("host " + "x".repeat(199) + "…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PT0S           | 0 s
        PT0.0009S      | less than 1 ms
        PT0.003S       | 3 ms
        PT0.0999S      | 99 ms
        PT0.1S         | 0.1 s
        PT0.4S         | 0.4 s
        PT2S           | 2 s
        PT2.04S        | 2 s
        PT9.99S        | 9.9 s
        PT10.9S        | 10 s
        PT41S          | 41 s
        PT5M           | 5 min
        PT5M1S         | 5 min 1 s
        PT1H30M        | 1 h 30 min
        PT1H0M59S      | 1 h
        PT24H          | 1 d
        P3DT4H59M      | 3 d 4 h
        P212D          | 212 d
        PT-5M          | -5 min
        """)
    void saysDurationsInWords(Duration duration, String words) {
        assertThat(DurationText.of(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-11-22T13:02:07Z             | Europe/Berlin    | 14:02:07 CET
        2026-11-21T22:59:59Z             | Europe/Berlin    | 2026-11-21 23:59:59 CET
        2026-11-21T23:00:00Z             | Europe/Berlin    | 00:00:00 CET
        2026-07-01T12:00:00Z             | Europe/Berlin    | 2026-07-01 14:00:00 CEST
        2025-11-22T13:02:07Z             | UTC              | 2025-11-22 13:02:07 UTC
        2025-11-22T13:02:07Z             | America/New_York | 2025-11-22 08:02:07 EST
        2025-11-22T13:02:07Z             | +05:30           | 2025-11-22 18:32:07 +05:30
        +1000000000-12-31T23:59:59Z      | Europe/Berlin    | +1000000000-12-31T23:59:59Z
        """)
    void saysTimesWithTheirZone(Instant time, ZoneId zone, String words) {
        assertThat(TimeText.of(time, zone, NOW)).isEqualTo(words);
    }
}
