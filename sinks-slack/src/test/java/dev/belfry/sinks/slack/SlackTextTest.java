package dev.belfry.sinks.slack;

import dev.belfry.core.text.CodePoints;
import dev.belfry.testkit.sink.HostileTexts;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlackTextTest {
    @ParameterizedTest
    @CsvSource({
        "LT-4711,       LT-4711",
        "a & b,         a &amp; b",
        "<!channel>,    &lt;!channel&gt;",
        "<@U1|x>,       &lt;@U1|x&gt;",
        "&lt;!here&gt;, &amp;lt;!here&amp;gt;",
        "🔔,            🔔",
        "'',            ''",
    })
    void escapesThreeCharactersOnce(String text, String escaped) {
        assertThat(SlackText.escape(text, 100)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource({
        "abc,     3, abc",
        "abcd,    3, ab…",
        "a&b,     7, a&amp;b",
        "a&bc,    7, a&amp;…",
        "a&bc,    6, a…",
        "a&,      6, a&amp;",
        "a&b,     6, a…",
        "&,       4, …",
        "&,       1, …",
        "🔔🔔🔔, 3, 🔔🔔🔔",
        "🔔🔔🔔, 2, 🔔…",
        "🔔<🔔,  5, 🔔…",
    })
    void cutsBetweenCharactersAndEscapes(String text, int longest, String escaped) {
        assertThat(SlackText.escape(text, longest)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource({
        "a_b_c,    `a_b_c`",
        "`,        `\\u{60}`",
        "``` x,    `\\u{60}\\u{60}\\u{60} x`",
        "<!here>,  `&lt;!here&gt;`",
    })
    void showsMarkupAsCode(String text, String code) {
        assertThat(SlackText.code(text, 100)).isEqualTo(code);
    }

    static Stream<String> hostile() {
        return HostileTexts.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void neverExceedsAnyLimitNorLeavesHalfAnEscape(String text) {
        for (int longest : new int[] {1, 2, 3, 4, 5, 6, 74, 75, 149, 150, 2_999, 3_000}) {
            String escaped = SlackText.escape(text, longest);
            assertThat(CodePoints.count(escaped)).isLessThanOrEqualTo(longest);
            assertThat(escaped.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&", "<", ">");
            assertThat(escaped.endsWith("…") || SlackUnescape.of(escaped).equals(text))
                    .isTrue();
        }
        String code = SlackText.code(text, 300);
        assertThat(CodePoints.count(code)).isLessThanOrEqualTo(300);
        assertThat(code).matches("(?s)`[^`]+`");
    }

    @Test
    void showsATimeInTheReadersZoneAndSaysItInFullWhereItCannot() {
        assertThat(SlackText.date(Instant.parse("2026-11-24T06:50:37.5Z")))
                .isEqualTo("<!date^1795503037^{date_num} {time_secs}|2026-11-24 06:50:37 UTC>");
    }
}
