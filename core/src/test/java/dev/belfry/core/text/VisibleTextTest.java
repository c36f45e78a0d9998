package dev.belfry.core.text;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTextTest {
    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "äöü, 3, äöü",
        "äöüä, 3, äö…",
        "😀😀😀, 2, 😀…",
        "ab, 1, …",
    })
    void isAtMostSoLong(String text, int longest, String line) {
        assertThat(VisibleText.line(text, longest)).isEqualTo(line);
    }

    @Test
    void writesWhatNobodySeesAsAnEscape() {
        assertThat(VisibleText.line("a\u202eb\nc\td", 100)).isEqualTo("a\\u{202e}b\\u{a}c\\u{9}d");
    }

    @Test
    void leavesLineFeedsAndTabsWhereTheyMayStay() {
        assertThat(VisibleText.lines("a\u202eb\nc\td\r", 100)).isEqualTo("a\\u{202e}b\nc\td\\u{d}");
    }

    @Test
    void cutsNoEscapeInHalves() {
        assertThat(VisibleText.line("ab\u202ecd", 9)).isEqualTo("ab…");
        assertThat(VisibleText.line("ab\u202ecd", 11)).isEqualTo("ab\\u{202e}…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "ä\u202eö", "\ud83d unpaired", "\u202e\u202e\u202e", "😀\n😀", "", "…"})
    void isNeverLongerAndChangesNoMoreTheSecondTime(String text) {
        IntStream.rangeClosed(1, 40).forEach(longest -> {
            String line = VisibleText.line(text, longest);
            assertThat(CodePoints.count(line)).isLessThanOrEqualTo(longest);
            assertThat(VisibleText.line(line, longest)).isEqualTo(line);
        });
    }
}
