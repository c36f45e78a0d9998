package dev.belfry.core.text;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class FactTest {
    @Test
    void keepsTheOrderAndLeavesOutWhatSaysNothing() {
        JsonObject fields = Json.object()
                .with("host", "LT-4711")
                .with("address", "")
                .with("os", "  ")
                .with("owner", JsonNull.NULL)
                .with("labels", JsonArray.of(Json.of("Slack"), JsonNull.NULL, Json.of("VIP")))
                .with("count", Json.of(3))
                .with("none", JsonArray.of());

        assertThat(Fact.of(fields))
                .extracting(Fact::label, Fact::value)
                .containsExactly(tuple("Host", "LT-4711"), tuple("Labels", "Slack, VIP"), tuple("Count", "3"));
    }

    @Test
    void knowsATime() {
        Fact fact = only("seen", "2026-11-24T06:50:37.000123Z");

        assertThat(fact.time()).isEqualTo(Instant.parse("2026-11-24T06:50:37.000123Z"));
        assertThat(fact.value()).isEqualTo("2026-11-24 06:50:37 UTC");
        assertThat(fact.isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24",
                "2026-11-24T25:00:00Z",
                "2026-11-24Tomorrow at noon",
                "1969-12-31T23:59:59Z",
                "+12026-11-24T06:50:37Z",
                "PT5M"
            })
    void leavesAloneWhatIsNoTime(String text) {
        assertThat(only("host", text).time()).isNull();
        assertThat(only("host", text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LT-4711", "C.1a2b3c", "10.0.0.7", "3 d 4 h", "Windows 11 (Pro)", "Müller", "東京", "a/b"})
    void isPlainWhenNoMarkupCanBeReadIntoIt(String text) {
        assertThat(only("host", text).isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*b*",
                "a_b",
                "~a~",
                "`a`",
                "> a",
                "<!here>",
                "&lt;",
                "@all",
                "#a",
                ":skull:",
                "[a](b)",
                "- a",
                "+ a",
                "1. a",
                "1) a",
                "a\\b",
                "a|b",
                "!a",
                "a\u202eb",
                "$",
                "\"",
                "'"
            })
    void isNotPlainWhenMarkupCould(String text) {
        assertThat(only("host", text).isPlain()).isFalse();
    }

    @Test
    void showsWhatIsInvisibleAndStaysOnOneLine() {
        assertThat(only("host", "a\u202eb\nc\u0000").value()).isEqualTo("a\\u{202e}b\\u{a}c\\u{0}");
    }

    @Test
    void boundsItsValue() {
        assertThat(CodePoints.count(only("host", "x".repeat(10_000)).value())).isEqualTo(2_000);
    }

    private static Fact only(String name, String text) {
        List<Fact> facts = Fact.of(Json.object().with(name, text));
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }
}
