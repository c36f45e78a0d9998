package dev.belfry.engine.driver;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.json.JsonString;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CleanContentTest {
    private static final String LONG = "x".repeat(10_000);

    private static Content clean(String title, String text, JsonObject fields, List<Link> links) {
        return CleanContent.of(new Content(Severity.WARNING, title, text, fields, links));
    }

    private static JsonObject fields(JsonObject raw) {
        return clean("", "", raw, List.of()).fields();
    }

    @Test
    void makesWhatHidesVisible() {
        Content content = clean(
                "pay\u202Egnp.exe\nsecond\u200B",
                "one\ntwo\u0007\u2066",
                Json.object().with("ho\u0000st", "a\tb\uFEFF"),
                List.of(new Link("look\u202E\n", URI.create("https://velo.example/"))));
        assertThat(content.title()).isEqualTo("pay\\u{202e}gnp.exe\\u{a}second\\u{200b}");
        assertThat(content.text()).isEqualTo("one\ntwo\\u{7}\\u{2066}");
        assertThat(content.fields()).isEqualTo(Json.object().with("ho\\u{0}st", "a\\u{9}b\\u{feff}"));
        assertThat(content.links().get(0).title()).isEqualTo("look\\u{202e}\\u{a}");
        assertThat(content.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void leavesMarkupToTheSinksThatKnowTheirTarget() {
        String markup = "<!channel> <http://x|y> *bold* &amp;";
        assertThat(clean(markup, markup, Json.object(), List.of()).title()).isEqualTo(markup);
    }

    @Test
    void cutsWhatIsTooLong() {
        Content content = clean(LONG, LONG, Json.object().with(LONG, LONG), List.of(link(LONG)));
        assertThat(content.title()).hasSize(250).endsWith("…");
        assertThat(content.text()).hasSize(4_000).endsWith("…");
        assertThat(content.links().get(0).title()).hasSize(64);
        assertThat(content.fields().members()).hasSize(1);
        content.fields().members().forEach((name, value) -> {
            assertThat(name).hasSize(64);
            assertThat(((JsonString) value).value()).hasSize(1_000);
        });
    }

    private static Link link(String title) {
        return new Link(title, URI.create("https://velo.example/"));
    }

    @Test
    void keepsFiftyMembersFiftyValuesAndTenLinks() {
        JsonObject.Builder many = JsonObject.builder();
        IntStream.range(0, 5_000).forEach(i -> many.put("f" + i, i));
        many.put("last", new JsonArray(List.of()));
        JsonArray array = new JsonArray(Collections.nCopies(5_000, Json.of("v")));
        assertThat(fields(many.build()).members()).hasSize(50).containsKeys("f0", "f49");
        assertThat(((JsonArray) fields(Json.object().with("a", array)).get("a")).values())
                .hasSize(50);
        assertThat(clean("", "", Json.object(), Collections.nCopies(11, link("x")))
                        .links())
                .hasSize(10);
    }

    @Test
    void endsTreesThatAreTooDeep() {
        Json object = Json.of("deep");
        Json array = Json.of("deep");
        for (int i = 0; i < 1_000; i++) {
            object = Json.object().with("in", object);
            array = new JsonArray(List.of(array));
        }
        JsonObject raw = Json.object().with("object", object).with("array", array);
        assertThat(fields(raw).write())
                .isEqualTo("{\"object\":" + "{\"in\":".repeat(7) + "\"…\"" + "}".repeat(7) + ",\"array\":"
                        + "[".repeat(7) + "\"…\"" + "]".repeat(7) + "}");
    }

    @Test
    void takesANumberThatIsTooLongForText() {
        JsonNumber long1 = new JsonNumber(new BigDecimal("9".repeat(10_000)));
        Json cut = fields(Json.object().with("n", long1)).get("n");
        assertThat(((JsonString) cut).value()).hasSize(1_000).endsWith("…");
        JsonNumber short1 = new JsonNumber(new BigDecimal("1e1000000"));
        assertThat(fields(Json.object().with("n", short1)).get("n")).isEqualTo(short1);
    }

    @Test
    void changesNothingThatIsPlain() {
        JsonObject plain = JsonObject.builder()
                .put("host", "LT-4711")
                .put("n", 7)
                .put("up", true)
                .put("none", Json.of((String) null))
                .build();
        assertThat(fields(plain)).isEqualTo(plain);
    }
}
