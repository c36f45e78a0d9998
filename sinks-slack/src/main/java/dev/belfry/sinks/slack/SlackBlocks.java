package dev.belfry.sinks.slack;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import java.util.List;

/** The parts of Slack's Block Kit that a message is made of. Texts come in escaped. */
final class SlackBlocks {
    private SlackBlocks() {}

    /** Text that is shown as it is, but for the three escapes. */
    static JsonObject plain(String text) {
        return JsonObject.builder()
                .put("type", "plain_text")
                .put("text", text)
                .put("emoji", false)
                .build();
    }

    /** Text with markup of our own. Verbatim: what looks like an address or a name does not become a link. */
    static JsonObject markdown(String text) {
        return JsonObject.builder()
                .put("type", "mrkdwn")
                .put("text", text)
                .put("verbatim", true)
                .build();
    }

    static JsonObject header(String text) {
        return block("header").with("text", plain(text));
    }

    static JsonObject section(String text) {
        return block("section").with("text", plain(text));
    }

    static JsonObject fields(List<String> texts) {
        List<Json> fields = texts.stream().<Json>map(SlackBlocks::markdown).toList();
        return block("section").with("fields", new JsonArray(fields));
    }

    static JsonObject context(Json... elements) {
        return block("context").with("elements", JsonArray.of(elements));
    }

    static JsonObject actions(List<Json> buttons) {
        return block("actions").with("elements", new JsonArray(buttons));
    }

    static JsonObject linkButton(String title, String url) {
        return block("button").with("text", plain(title)).with("url", url);
    }

    private static JsonObject block(String type) {
        return Json.object().with("type", type);
    }
}
