package dev.belfry.fakes.http;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Adaptive Card as Teams draws it. */
final class Card {
    private static final Set<String> COLOURS = Set.of("accent", "good", "warning", "attention", "emphasis");
    private static final Set<String> SIZES = Set.of("small", "medium", "large", "extraLarge");
    private static final Set<String> WEIGHTS = Set.of("bolder", "lighter");

    private Card() {}

    static Html of(JsonObject card) {
        return Html.all(List.of(items(card, "body"), actions(card)));
    }

    private static Html items(JsonObject of, String name) {
        return Html.all(Payload.objects(of, name).stream().map(Card::item).toList());
    }

    private static Html item(JsonObject item) {
        return switch (type(item)) {
            case "TextBlock" -> Html.element("div", "line " + look(item), CardText.markup(text(item, "text")));
            case "RichTextBlock" -> Html.element("div", "line", runs(item));
            case "FactSet" -> Html.element("table", "facts", facts(item));
            case "Container" -> Html.element("div", container(item), items(item, "items"));
            case "ColumnSet" -> Html.element("div", "columns", columns(item));
            case "ActionSet" -> actions(item);
            default -> Html.element("div", "line image", Html.text(type(item) + " " + text(item, "altText")));
        };
    }

    /** Runs are never read as Markdown. */
    private static List<Html> runs(JsonObject block) {
        return Payload.list(block, "inlines").stream()
                .map(inline -> Payload.object(inline)
                        .map(run -> Html.element("span", look(run), Html.text(text(run, "text"))))
                        .orElseGet(() -> Html.text(inline.isJsonPrimitive() ? inline.getAsString() : "")))
                .toList();
    }

    private static List<Html> facts(JsonObject set) {
        return Payload.objects(set, "facts").stream()
                .map(fact -> Html.element(
                        "tr",
                        "",
                        Html.element("td", "fact", CardText.markup(text(fact, "title"))),
                        Html.element("td", "", CardText.markup(text(fact, "value")))))
                .toList();
    }

    private static List<Html> columns(JsonObject set) {
        return Payload.objects(set, "columns").stream()
                .map(column -> Html.element("div", "column", items(column, "items")))
                .toList();
    }

    private static Html actions(JsonObject of) {
        List<Html> buttons = Payload.objects(of, "actions").stream()
                .map(action -> Html.link(text(action, "url"), "button", Html.text(text(action, "title"))))
                .toList();
        return buttons.isEmpty() ? Html.NOTHING : Html.element("div", "actions", buttons);
    }

    private static String container(JsonObject container) {
        return Stream.of(
                        "container",
                        known(container, "style", COLOURS),
                        Payload.isTrue(container, "bleed") ? "bleed" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String look(JsonObject text) {
        return Stream.of(
                        known(text, "size", SIZES),
                        known(text, "weight", WEIGHTS),
                        known(text, "color", COLOURS),
                        Payload.isTrue(text, "isSubtle") ? "subtle" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A message's word may become a class only when it is one of ours. */
    private static String known(JsonObject of, String name, Set<String> words) {
        String word = text(of, name);
        return words.stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
    }

    private static String type(JsonObject item) {
        return text(item, "type");
    }

    private static String text(JsonObject of, String name) {
        return Payload.text(of, name).orElse("");
    }
}
