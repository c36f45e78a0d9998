package dev.belfry.fakes.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {
    private static final Pattern TAG = Pattern.compile("<(/?[!a-zA-Z][^>]*)>");
    private static final Pattern HARMLESS = Pattern.compile(
            "/?(div|span|b|i|s|br|code|pre|table|tr|td)( class=\"[a-zA-Z ]*\")?"
                    + "|a class=\"[a-z ]*\" rel=\"noopener noreferrer\" target=\"_blank\" href=\"(https?://|mailto:)[^\"<>]*\"|/a");

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</style></title><script>alert(1)</script>",
                "<http://evil.example/\"onmouseover=\"alert(1)|click>",
                "<javascript:alert(1)|click>",
                "<!channel> <@U123> <!here|<b>>",
                "*<b>*`</code><script>`~</s>~_<i>_",
                "```</pre><script>alert(1)</script>```",
                "[x](javascript:alert(1)) [y](https://a\"b) **<b>** _<i>_ \\<script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<!date^99999999999999999^{date}|<script>>",
                "'\u0000\u202e\ud800<");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingInAMessageTakesEffect(String hostile) {
        for (String page : List.of(slack(hostile), teams(hostile), WebhookPage.of(List.of(message(hostile))))) {
            String body = page.substring(page.indexOf("<body>\n") + 7, page.indexOf("\n</body>"));
            assertThat(TAG.matcher(body).results().map(tag -> tag.group(1)))
                    .allSatisfy(tag -> assertThat(tag).matches(HARMLESS));
            assertThat(body.replaceAll(TAG.pattern(), "")).doesNotContain("<");
        }
    }

    @Test
    void showsAMessageAsSlackDoes() throws IOException {
        String page = SlackPage.of(List.of(message(resource("slack.json"))));
        assertThat(page)
                .contains("<div class=\"header\">🔴 LT-4711 is back online</div>")
                .contains(
                        "<div class=\"field\"><b class=\"\">client</b><br><code class=\"code\">C.1a2b3c4d5e6f7081</code></div>")
                .contains("2026-11-24 10:00:00")
                .contains(
                        "href=\"https://velo.example/app/index.html#/host/C.1a2b3c4d5e6f7081\">Open in Velociraptor</a>")
                .contains(">10:00:07 UTC<");
    }

    @Test
    void showsAMessageAsTeamsDoes() throws IOException {
        String page = TeamsPage.of(List.of(message(resource("teams.json"))));
        assertThat(page)
                .contains("<div class=\"container attention bleed\"><div class=\"line\"><span class=\"large bolder\">")
                .contains("<td class=\"fact\">client</td><td class=\"\">C.1a2b3c4d5e6f7081</td>")
                .contains("<span class=\"\">&lt;!channel&gt; **LT** &lt;http://x|y&gt;</span>")
                .contains(
                        "href=\"https://velo.example/app/index.html#/host/C.1a2b3c4d5e6f7081\">Open in Velociraptor</a>");
    }

    @Test
    void showsTheBodyOfAWebhookIndentedAndNoSecrets() {
        String page = WebhookPage.of(List.of(new ReceivedMessage(
                1, Instant.EPOCH, "POST", "/hooks/secret", Map.of("Authorization", "secret"), "{\"a\":1}")));
        assertThat(page).contains("{\n  &quot;a&quot;: 1\n}").doesNotContain("secret");
    }

    private static String slack(String text) {
        JsonObject plain = text("plain_text", "text", text);
        JsonObject header = text("header", "none", "");
        header.add("text", plain);
        JsonObject section = text("section", "none", "");
        section.add("text", text("mrkdwn", "text", text));
        JsonObject button = text("button", "url", text);
        button.add("text", plain);
        return SlackPage.of(
                List.of(message(object("blocks", header, section, button, text("image", "alt_text", text)))));
    }

    private static String teams(String text) {
        JsonObject card = object("body", text("TextBlock", "text", text), text(text, "altText", text));
        card.add("actions", object("x", text("Action.OpenUrl", "url", text)).get("x"));
        JsonObject attachment = new JsonObject();
        attachment.add("content", card);
        return TeamsPage.of(List.of(message(object("attachments", attachment))));
    }

    private static JsonObject text(String type, String name, String text) {
        JsonObject object = new JsonObject();
        object.addProperty("type", type);
        object.addProperty(name, text);
        return object;
    }

    private static JsonObject object(String name, JsonObject... items) {
        JsonArray array = new JsonArray();
        List.of(items).forEach(array::add);
        JsonObject object = new JsonObject();
        object.add(name, array);
        return object;
    }

    private static ReceivedMessage message(Object body) {
        return new ReceivedMessage(
                1,
                Instant.parse("2026-11-24T10:00:07Z"),
                "POST",
                "/",
                Map.of("Content-Type", "application/json"),
                body.toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
