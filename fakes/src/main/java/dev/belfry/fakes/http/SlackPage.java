package dev.belfry.fakes.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as they look in a Slack channel. */
final class SlackPage {
    private static final String STYLE = """
            body { margin: 0 auto; max-width: 760px; padding: 16px 24px; background: #fff; color: #1d1c1d;
              font: 15px/1.47 Lato, "Helvetica Neue", Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
            .channel { border-bottom: 1px solid #e2e2e2; padding-bottom: 10px; font-size: 18px; font-weight: 900; }
            .message { display: flex; gap: 10px; padding: 10px 0; }
            .avatar { flex: none; width: 36px; height: 36px; border-radius: 6px; background: #4a154b; color: #fff;
              font-size: 20px; line-height: 36px; text-align: center; }
            .content { flex: auto; min-width: 0; }
            .who { font-weight: 900; }
            .app { margin: 0 5px; padding: 1px 3px; border-radius: 2px; background: #e8e8e8; color: #616061;
              font-size: 10px; font-weight: 700; }
            .time { color: #616061; font-size: 12px; }
            .header { margin: 6px 0 4px; font-size: 18px; font-weight: 900; line-height: 1.33; }
            .section { margin: 6px 0; }
            .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; margin: 6px 0; }
            .context { display: flex; flex-wrap: wrap; gap: 4px 10px; margin: 6px 0; color: #616061; font-size: 13px; }
            .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
            .button { padding: 4px 12px; border: 1px solid #c9c9ca; border-radius: 4px; color: #1d1c1d; font-size: 15px;
              font-weight: 700; text-decoration: none; }
            .primary { border-color: #007a5a; background: #007a5a; color: #fff; }
            .danger { border-color: #e01e5a; background: #e01e5a; color: #fff; }
            .divider { margin: 10px 0; border: 0; border-top: 1px solid #e2e2e2; }
            .attachment { margin: 6px 0; padding-left: 12px; border-left: 4px solid #ddd; }
            .code { padding: 2px 3px 1px; border: 1px solid #dedede; border-radius: 3px; background: #f8f8f8;
              color: #c01343; font: 12px/1.5 Monaco, Menlo, Consolas, monospace; white-space: pre-wrap; }
            pre.code { padding: 8px; color: #1d1c1d; }
            .mention { padding: 0 2px; border-radius: 3px; background: #f2c74466; color: #1264a3; }
            .image { padding: 8px; border: 1px dashed #c9c9ca; color: #616061; }
            a { color: #1264a3; text-decoration: none; }
            """;

    private SlackPage() {}

    static String of(List<ReceivedMessage> messages) {
        List<Html> content = new ArrayList<>();
        content.add(Html.element("div", "channel", Html.text("# alerts")));
        messages.forEach(message -> content.add(message(message)));
        return Html.page("Slack", STYLE, content);
    }

    private static Html message(ReceivedMessage message) {
        JsonObject payload = Payload.of(message).orElseGet(JsonObject::new);
        return Html.element(
                "div",
                "message",
                Html.element("div", "avatar", Html.text("\uD83D\uDD14")),
                Html.element("div", "content", sender(message), body(payload)));
    }

    private static Html sender(ReceivedMessage message) {
        return Html.element(
                "div",
                "sender",
                Html.element("span", "who", Html.text("Belfry")),
                Html.element("span", "app", Html.text("APP")),
                Html.element("span", "time", Html.text(PageTime.of(message.time()))));
    }

    /** The text is what is shown where there are no blocks; where there are, phones alone show it. */
    private static Html body(JsonObject payload) {
        List<Html> parts = new ArrayList<>(blocks(payload));
        if (parts.isEmpty()) {
            Payload.text(payload, "text").map(SlackText::markup).ifPresent(parts::add);
        }
        Payload.objects(payload, "attachments")
                .forEach(attachment -> parts.add(Html.element("div", "attachment", body(attachment))));
        return Html.all(parts);
    }

    private static List<Html> blocks(JsonObject payload) {
        return Payload.objects(payload, "blocks").stream().map(SlackPage::block).toList();
    }

    private static Html block(JsonObject block) {
        return switch (Payload.text(block, "type").orElse("")) {
            case "header" -> Html.element("div", "header", text(block.get("text")));
            case "section" -> section(block);
            case "context" -> Html.element("div", "context", elements(block));
            case "actions" -> Html.element("div", "actions", elements(block));
            case "divider" -> Html.element("div", "divider");
            case "markdown" ->
                Html.element(
                        "div", "section", Html.text(Payload.text(block, "text").orElse("")));
            default -> element(block);
        };
    }

    private static Html section(JsonObject block) {
        List<Html> fields = Payload.objects(block, "fields").stream()
                .map(field -> Html.element("div", "field", text(field)))
                .toList();
        Html text = block.has("text") ? Html.element("div", "section", text(block.get("text"))) : Html.NOTHING;
        return fields.isEmpty() ? text : Html.all(List.of(text, Html.element("div", "fields", fields)));
    }

    private static List<Html> elements(JsonObject block) {
        return Payload.objects(block, "elements").stream()
                .map(SlackPage::element)
                .toList();
    }

    private static Html element(JsonObject element) {
        return switch (Payload.text(element, "type").orElse("")) {
            case "button" -> button(element);
            case "image" ->
                Html.element(
                        "span",
                        "image",
                        Html.text(Payload.text(element, "alt_text").orElse("")));
            default -> Html.element("span", "text", text(element));
        };
    }

    private static Html button(JsonObject button) {
        String style = Payload.text(button, "style").orElse("");
        return Html.link(
                Payload.text(button, "url").orElse(""),
                switch (style) {
                    case "primary" -> "button primary";
                    case "danger" -> "button danger";
                    default -> "button";
                },
                text(button.get("text")));
    }

    private static Html text(JsonElement element) {
        Optional<JsonObject> object = element == null ? Optional.empty() : Payload.object(element);
        return object.map(text -> {
                    String words = Payload.text(text, "text").orElse("");
                    return Payload.text(text, "type").filter("mrkdwn"::equals).isPresent()
                            ? SlackText.markup(words)
                            : SlackText.plain(words);
                })
                .orElse(Html.NOTHING);
    }
}
