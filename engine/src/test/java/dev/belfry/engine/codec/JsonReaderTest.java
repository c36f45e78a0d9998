package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonReaderTest {
    private static final ParseLimits SMALL = new ParseLimits(1000, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[true,false,null,\"x\"],\"c\":{}}",
                "\"text\"",
                "12345678901234567890.12345678901234567890",
                "-12",
                "1E+400",
                "[]",
                "\"\\ud800\"",
                "{\"\":\"\\u0000\"}"
            })
    void writesBackWhatItRead(String text) throws Exception {
        assertThat(read(text).write()).isEqualTo(text);
    }

    @Test
    void passesOverAByteOrderMarkAndSpace() throws Exception {
        assertThat(read("\uFEFF \n{ \"a\" : 1 }\n").write()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                          | 0 | 0  | is empty
        '  '                        | 0 | 0  | is empty
        {"a":secret}                | 1 | 6  | is not JSON at this place
        {"a":'secret'}              | 1 | 6  | is not JSON at this place
        {"a":1,}                    | 1 | 8  | is not JSON at this place
        {"a":1                      | 1 | 7  | ends before it is complete
        "secret                     | 1 | 8  | ends before it is complete
        {"a":1,"b":2,"a":3}         | 1 | 14 | this name is there twice in one object
        {"a":null,"a":null}         | 1 | 11 | this name is there twice in one object
        {"a":1} {"b":1}             | 1 | 9  | has something after its end
        [[[[[1]]]]]                 | 1 | 5  | is nested more than 4 deep
        {"a":[{"a":[{}]}]}          | 1 | 13 | is nested more than 4 deep
        1e99999999999               | 1 | 1  | a number is too large or too small
        NaN                         | 1 | 4  | is not JSON at this place
        // no comments              | 1 | 1  | is not JSON at this place
        0123                        | 1 | 2  | is not JSON at this place
        """)
    void saysWhatIsWrongAndShowsNothing(String text, int line, int column, String message) {
        ParseException e = catchThrowableOfType(ParseException.class, () -> read(text));
        assertThat(e).hasMessage(message).hasMessageNotContaining("secret");
        assertThat(e.line()).isEqualTo(line);
        assertThat(e.column()).isEqualTo(column);
    }

    @Test
    void refusesANumberOfTooManyDigits() throws Exception {
        assertThat(read("1".repeat(256)).write()).hasSize(256);
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> read("1".repeat(257)))
                .withMessage("a number has more than 256 digits");
    }

    @Test
    void countsCharacters() {
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> read("\"" + "x".repeat(999) + "\""))
                .withMessage("is larger than 1,000 characters");
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> JsonReader.read(" ".repeat(1 << 21), Format.JSON, ParseLimits.DOCUMENT))
                .withMessage("is larger than 1 MiB");
    }

    @Test
    void nestsNoDeeperThanTheStackAllows() throws Exception {
        ParseLimits unlimited = new ParseLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
        Json deep = JsonReader.read("[".repeat(512) + "]".repeat(512), Format.JSON, unlimited);
        assertThat(deep.write()).hasSize(1024);
        for (Format format : Format.values()) {
            assertThatExceptionOfType(ParseException.class)
                    .isThrownBy(() -> JsonReader.read("[".repeat(1_000_000), format, unlimited))
                    .withMessage("is nested more than 512 deep");
        }
    }

    @Test
    void manyNamesOfOneHashCostLittle() throws Exception {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1 << 14; i++) {
            text.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 14; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append("\":1");
        }
        Json json = JsonReader.read(text.append('}').toString(), Format.JSON, ParseLimits.MESSAGE);
        assertThat(((JsonObject) json).members()).hasSize(1 << 14);
    }

    @Test
    void readsAFileAsUtf8(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"a\":\"ä€😀\"}");
        assertThat(JsonReader.read(file, Format.JSON, SMALL).write()).isEqualTo("{\"a\":\"ä€😀\"}");
    }

    @Test
    void refusesAFileThatIsNoTextOrTooLarge(@TempDir Path folder) throws Exception {
        Path latin = Files.write(folder.resolve("latin.json"), "\"ä\"".getBytes(StandardCharsets.ISO_8859_1));
        Path large = Files.writeString(folder.resolve("large.json"), " ".repeat(1001));
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> JsonReader.read(latin, Format.JSON, SMALL))
                .withMessage("is not text in UTF-8");
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> JsonReader.read(large, Format.JSON, SMALL))
                .withMessage("is larger than 1,000 characters");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> JsonReader.read(folder.resolve("none.json"), Format.JSON, SMALL));
    }

    private static Json read(String text) throws ParseException {
        return JsonReader.read(text, Format.JSON, SMALL);
    }
}
