package dev.belfry.core.text;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "host,                  Host",
        "first-seen,            First seen",
        "watched_by,            Watched by",
        "os,                    OS",
        "os-version,            OS version",
        "élan-vital,            Élan vital",
        "'',                    Field",
        "<!channel>,            Channel",
        "*_~`>,                 Field",
        "'-a--b  c-',           A b c",
        "last-ip,               Last IP",
    })
    void writesNamesAsLabels(String name, String label) {
        assertThat(Words.label(name)).isEqualTo(label);
    }

    @Test
    void boundsLabels() {
        assertThat(CodePoints.count(Words.label("🜁𝔞".repeat(100)))).isLessThanOrEqualTo(60);
    }

    @Test
    void writesTimesWithTheirZone() {
        assertThat(Words.time(Instant.parse("2026-11-24T06:50:37.999999Z"))).isEqualTo("2026-11-24 06:50:37 UTC");
    }
}
