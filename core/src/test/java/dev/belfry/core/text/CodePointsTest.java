package dev.belfry.core.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodePointsTest {
    @Test
    void knowsEverySpace() {
        assertThat(CodePoints.isBlank("")).isTrue();
        assertThat(CodePoints.isBlank(" \t\n\u00a0\u2003\u2028\u3000")).isTrue();
        assertThat(CodePoints.isBlank(" x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',     1, ''",
        "a,      1, a",
        "ab,     1, …",
        "abc,    3, abc",
        "abcd,   3, ab…",
        "🔔🔔🔔, 3, 🔔🔔🔔",
        "🔔🔔🔔, 2, 🔔…",
    })
    void cutsBetweenCodePointsAndSaysSo(String text, int longest, String cut) {
        assertThat(CodePoints.cut(text, longest)).isEqualTo(cut);
        assertThat(CodePoints.count(cut)).isLessThanOrEqualTo(longest);
    }
}
