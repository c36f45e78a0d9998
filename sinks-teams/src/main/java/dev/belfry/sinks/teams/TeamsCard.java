package dev.belfry.sinks.teams;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.Fact;
import java.util.List;

/**
 * The parts of an Adaptive Card 1.4 that a message is made of; workflows show no newer ones. A text run is shown as it
 * is. The value of a fact is read as Markdown, and the clients do not agree on how to escape that
 * (microsoft/AdaptiveCards issue 5590): only plain text goes there.
 */
final class TeamsCard {
    private TeamsCard() {}

    /** The wrapper. Workflows made since 2026 refuse an attachment that does not mention its contentUrl. */
    static JsonObject message(List<Json> body, List<Json> actions) {
        JsonObject.Builder card = JsonObject.builder()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4")
                .put("body", new JsonArray(body))
                .put("msteams", Json.object().with("width", "Full"));
        if (!actions.isEmpty()) {
            card.put("actions", new JsonArray(actions));
        }
        JsonObject attachment = JsonObject.builder()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .put("contentUrl", JsonNull.NULL)
                .put("content", card.build())
                .build();
        return Json.object().with("type", "message").with("attachments", JsonArray.of(attachment));
    }

    /** A band across the card in the colour of a style. */
    static JsonObject band(String style, Json item) {
        return JsonObject.builder()
                .put("type", "Container")
                .put("style", style)
                .put("bleed", true)
                .put("items", JsonArray.of(item))
                .build();
    }

    static JsonObject line(JsonObject... runs) {
        return Json.object().with("type", "RichTextBlock").with("inlines", JsonArray.of(runs));
    }

    static JsonObject run(String text) {
        return Json.object().with("type", "TextRun").with("text", text);
    }

    static JsonObject bold(String text) {
        return run(text).with("weight", "bolder");
    }

    static JsonObject headline(String text) {
        return bold(text).with("size", "large");
    }

    static JsonObject small(String text) {
        return run(text).with("size", "small").with("isSubtle", Json.of(true));
    }

    /** A table of plain facts. */
    static JsonObject table(List<Fact> facts) {
        List<Json> rows = facts.stream()
                .<Json>map(fact -> Json.object().with("title", fact.label()).with("value", fact.value()))
                .toList();
        return Json.object().with("type", "FactSet").with("facts", new JsonArray(rows));
    }

    static JsonObject openUrl(String title, String url) {
        return JsonObject.builder()
                .put("type", "Action.OpenUrl")
                .put("title", title)
                .put("url", url)
                .build();
    }
}
