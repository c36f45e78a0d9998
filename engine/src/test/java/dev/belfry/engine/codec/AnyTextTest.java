package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/** Whatever the text is, it is read, or refused with a {@link ParseException} in our own words. */
class AnyTextTest {
    private static final int ROUNDS = 5_000;
    private static final Pattern OUR_WORDS = Pattern.compile("[A-Za-z0-9 ,;:?'*&!$…{}\\[\\]-]+");
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "- ",
        "-",
        "? ",
        "\n",
        "\n  ",
        "\n\t",
        " ",
        "\t",
        "\"",
        "'",
        "|",
        ">",
        "|2-\n",
        "&a ",
        "*a",
        "!t ",
        "!!str ",
        "!<x> ",
        "%YAML 1.1\n",
        "%TAG ! x\n",
        "---\n",
        "...\n",
        "# c\n",
        "\\",
        "\\x4",
        "\\u12",
        "\\UFFFFFFFF",
        "\"\\UFFFFFFFF\"",
        "\\ud800",
        "secret",
        "null",
        "true",
        "~",
        "1",
        "-1.5e",
        "e9",
        "99999999999",
        "${",
        "<<: ",
        "\uFEFF",
        "\u0000",
        "\u0085",
        "\u2028",
        "\ud83d",
        "\ude00",
        "😀",
        "\r",
        "\r\n",
        "=",
        "@",
        "`",
        "%",
        "a: ",
        "b: "
    };

    @ParameterizedTest
    @EnumSource
    void survivesPiecesInAnyOrder(Format format) {
        Random random = new Random(20261124);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(16); pieces >= 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            readOrRefuse(text.toString(), format);
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesADocumentWithAnyByteChanged(Format format, @TempDir Path folder) throws Exception {
        byte[] document = "{\"a\": [1, -2.5e3, \"x\\u0041\", true, null], \"b\": {\"c\": \"ä\"}}"
                .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("document");
        Random random = new Random(20261124);
        for (int i = 0; i < ROUNDS / 10; i++) {
            byte[] changed = document.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            Files.write(file, changed);
            try {
                readsBack(JsonReader.read(file, format, ParseLimits.DOCUMENT));
            } catch (ParseException e) {
                assertThat(e.getMessage()).matches(OUR_WORDS);
            }
        }
    }

    private static void readOrRefuse(String text, Format format) {
        try {
            readsBack(JsonReader.read(text, format, ParseLimits.DOCUMENT));
        } catch (ParseException e) {
            assertThat(e.getMessage()).matches(OUR_WORDS).doesNotContain("secret");
        } catch (RuntimeException e) {
            fail("on " + Json.of(text).write(), e);
        }
    }

    private static void readsBack(Json json) throws ParseException {
        assertThat(JsonReader.read(json.write(), Format.JSON, ParseLimits.DOCUMENT))
                .isEqualTo(json);
    }
}
