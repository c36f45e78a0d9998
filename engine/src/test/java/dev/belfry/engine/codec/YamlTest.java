package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class YamlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1                 | 1
        -1.50             | -1.50
        1e3               | 1E+3
        true              | true
        False             | false
        null              | null
        ~                 | null
        # only a comment  | `"never"`
        "1"               | "1"
        'true'            | "true"
        ''                | ""
        0123              | "0123"
        0x1F              | "0x1F"
        1_000             | "1_000"
        +1                | "+1"
        .5                | ".5"
        .inf              | ".inf"
        12:30:45          | "12:30:45"
        2026-11-24        | "2026-11-24"
        yes               | "yes"
        Off               | "Off"
        1e99999999999     | "1e99999999999"
        {on: 1, yes: 2}   | {"on":1,"yes":2}
        {1: a, null: b}   | {"1":"a","null":"b"}
        [a, "b", [c]]     | ["a","b",["c"]]
        <<: x             | {"<<":"x"}
        """)
    void readsScalarsWithoutSurprises(String text, String json) throws Exception {
        if (text.startsWith("#")) {
            assertThat(failure(text)).hasMessage("is empty");
        } else {
            assertThat(read(text).write()).isEqualTo(json);
        }
    }

    @Test
    void readsWhatVelociraptorWrites() throws Exception {
        String text = """
            ca_certificate: |
              -----BEGIN CERTIFICATE-----
              MIID
              -----END CERTIFICATE-----
            api_connection_string: velo.example:8001
            name: bot
            """;
        assertThat(read(text).write())
                .isEqualTo("{\"ca_certificate\":\"-----BEGIN CERTIFICATE-----\\nMIID\\n-----END CERTIFICATE-----\\n\","
                        + "\"api_connection_string\":\"velo.example:8001\",\"name\":\"bot\"}");
    }

    static List<Arguments> hostile() {
        return List.of(
                Arguments.of("", 0, 0, "is empty"),
                Arguments.of("# nothing\n\n", 0, 0, "is empty"),
                Arguments.of("a: 1\nb: 2\na: 3", 3, 1, "this key is there twice, first in line 1"),
                Arguments.of("{a: 1, \"a\": 2}", 1, 8, "this key is there twice, first in line 1"),
                Arguments.of("a:\n\tb: secret", 2, 1, "a tab stands here; YAML is indented with spaces"),
                Arguments.of("a:\tsecret", 1, 3, "a tab stands here; YAML is indented with spaces"),
                Arguments.of("a: *secret", 1, 4, "aliases are not read; a text that starts with * needs quotes"),
                Arguments.of("a: &secret b", 1, 4, "anchors are not read; a text that starts with & needs quotes"),
                Arguments.of("a: &s [1]\nb: *s", 1, 4, "anchors are not read; a text that starts with & needs quotes"),
                Arguments.of("&s a: 1", 1, 1, "anchors are not read; a text that starts with & needs quotes"),
                Arguments.of("a: !secret b", 1, 4, "tags are not read; a text that starts with ! needs quotes"),
                Arguments.of("!!java.net.URL [x]", 1, 1, "tags are not read; a text that starts with ! needs quotes"),
                Arguments.of("!!str a: 1", 1, 1, "tags are not read; a text that starts with ! needs quotes"),
                Arguments.of("a: !!set {}", 1, 4, "tags are not read; a text that starts with ! needs quotes"),
                Arguments.of("a: @secret", 1, 4, "a text that starts with this character needs quotes"),
                Arguments.of("a: `secret`", 1, 4, "a text that starts with this character needs quotes"),
                Arguments.of("{a: ${secret}}", 1, 6, "inside {…} and […], a ${…} needs quotes"),
                Arguments.of("a: [${secret}]", 1, 6, "inside {…} and […], a ${…} needs quotes"),
                Arguments.of(
                        "a: secret: b",
                        1,
                        10,
                        "a colon may not stand here: is the line indented rightly, or does its text need quotes?"),
                Arguments.of(
                        "a: 1\n  b: 2",
                        2,
                        4,
                        "a colon may not stand here: is the line indented rightly, or does its text need quotes?"),
                Arguments.of("  a: 1\n b: 2", 2, 2, "is not indented like the lines before it"),
                Arguments.of("a: 1\nsecret\nb: 2", 3, 1, "a key without a colon ends here"),
                Arguments.of("a: [1, 2", 1, 9, "a comma or the closing bracket is missing before this"),
                Arguments.of("a: {b: 1", 1, 9, "a comma or the closing bracket is missing before this"),
                Arguments.of("a: \"secret", 1, 11, "a text in quotes has no closing quote"),
                Arguments.of(
                        "a: \"se\\cret\"",
                        1,
                        8,
                        "in double quotes, a backslash starts an escape, and this is none; use single quotes"),
                Arguments.of("a: - b", 1, 4, "a list may not start here: put it on a line of its own"),
                Arguments.of("? [a]\n: 1", 1, 3, "a key must be a text, not a list or a map"),
                Arguments.of("{[a]: 1}", 1, 2, "a key must be a text, not a list or a map"),
                Arguments.of("?\n: secret", 1, 2, "a key is missing before the colon"),
                Arguments.of("a: 1\n---\nb: 1", 2, 1, "has a second document; only one is read"),
                Arguments.of("a: 1\n...\nsecret", 3, 1, "is not indented like the lines before it"),
                Arguments.of("%YAML 3.0\n---\na: 1", 1, 1, "is not YAML at this place"),
                Arguments.of("a: |9x\n", 1, 6, "is not YAML at this place"),
                Arguments.of("a: 1\nb: \u0007", 2, 4, "a control character stands here; YAML allows none"),
                Arguments.of("[[[[[1]]]]]", 1, 5, "is nested more than 4 deep"),
                Arguments.of("- - - - - 1", 1, 9, "is nested more than 4 deep"),
                Arguments.of("x".repeat(1001), 0, 0, "is larger than 1,000 characters"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void saysWhatIsWrongAndShowsNothing(String text, int line, int column, String message) {
        ParseException e = failure(text);
        assertThat(e).hasMessage(message).hasMessageNotContaining("secret");
        assertThat(new Place(e.line(), e.column())).isEqualTo(new Place(line, column));
    }

    @Test
    void keepsThePlaceOfEachKeyAndValue() throws Exception {
        LocatedMap root = (LocatedMap) JsonReader.readLocated("a:\n  bc:  [x, \"y\"]\nd:\n", ParseLimits.DOCUMENT);
        LocatedMap.Entry a = requireNonNull(root.get("a"));
        LocatedMap.Entry bc = requireNonNull(((LocatedMap) a.value()).get("bc"));
        LocatedList list = (LocatedList) bc.value();

        assertThat(root.place()).isEqualTo(new Place(1, 1));
        assertThat(a.place()).isEqualTo(new Place(1, 1));
        assertThat(a.value().place()).isEqualTo(new Place(2, 3));
        assertThat(bc.place()).isEqualTo(new Place(2, 3));
        assertThat(list.place()).isEqualTo(new Place(2, 8));
        assertThat(list.items()).extracting(Located::place).containsExactly(new Place(2, 9), new Place(2, 12));
        assertThat(root.json().write()).isEqualTo("{\"a\":{\"bc\":[\"x\",\"y\"]},\"d\":null}");
    }

    @Test
    void keepsWhatWasWrittenBesideWhatCounts() throws Exception {
        LocatedText text = (LocatedText) JsonReader.readLocated("0123", ParseLimits.DOCUMENT);
        assertThat(text.text()).isEqualTo("0123");
        assertThat(text.isFilled()).isFalse();

        LocatedText filled = text.filled("true");
        assertThat(filled.written()).isEqualTo("0123");
        assertThat(filled.json()).isEqualTo(Json.of("true"));
        assertThat(filled.isFilled()).isTrue();
        assertThat(filled).hasToString("text at line 1, column 1");
        assertThat(new LocatedList(text.place(), List.of(filled)).toString()).doesNotContain("true");
    }

    private static ParseException failure(String text) {
        return catchThrowableOfType(ParseException.class, () -> read(text));
    }

    private static Json read(String text) throws ParseException {
        return JsonReader.read(text, Format.YAML, new ParseLimits(1000, 4));
    }
}
