package dev.belfry.fakes.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Block Kit's limits, counted in code points. Blocks for forms and tables are not known here, so they are unsound. */
final class SlackBlockRules {
    private static final int LONGEST_TEXT = 3_000;
    private static final int LONGEST_FIELD = 2_000;
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_BUTTON = 75;
    private static final int LONGEST_URL = 3_000;
    private static final int LONGEST_VALUE = 2_000;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_MARKDOWN = 12_000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_IN_CONTEXT = 10;
    private static final int MOST_ACTIONS = 25;
    private static final String PLAIN = "plain_text";
    private static final Set<String> ANY_TEXT = Set.of(PLAIN, "mrkdwn");

    private SlackBlockRules() {}

    static boolean isSound(JsonObject block) {
        return fits(block, "block_id", LONGEST_ID)
                && switch (Payload.text(block, "type").orElse("")) {
                    case "header" -> isText(block.get("text"), Set.of(PLAIN), LONGEST_HEADER);
                    case "section" -> isSection(block);
                    case "context" -> all(block, "elements", MOST_IN_CONTEXT, SlackBlockRules::isContext);
                    case "actions" -> all(block, "elements", MOST_ACTIONS, SlackBlockRules::isButton);
                    case "image" -> isImage(block);
                    case "markdown" -> has(block, "text", LONGEST_MARKDOWN);
                    case "rich_text" -> !Payload.list(block, "elements").isEmpty();
                    case "divider" -> true;
                    default -> false;
                };
    }

    static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isSection(JsonObject block) {
        boolean text = block.has("text");
        boolean fields = block.has("fields");
        return (text || fields)
                && (!text || isText(block.get("text"), ANY_TEXT, LONGEST_TEXT))
                && (!fields || all(block, "fields", MOST_FIELDS, field -> isText(field, ANY_TEXT, LONGEST_FIELD)));
    }

    private static boolean isContext(JsonElement element) {
        return isText(element, ANY_TEXT, LONGEST_TEXT)
                || Payload.object(element).filter(SlackBlockRules::isImage).isPresent();
    }

    private static boolean isImage(JsonObject image) {
        return Payload.text(image, "type").filter("image"::equals).isPresent()
                && has(image, "image_url", LONGEST_URL)
                && has(image, "alt_text", LONGEST_VALUE);
    }

    private static boolean isButton(JsonElement element) {
        return Payload.object(element)
                .filter(button ->
                        Payload.text(button, "type").filter("button"::equals).isPresent())
                .filter(button -> isText(button.get("text"), Set.of(PLAIN), LONGEST_BUTTON))
                .filter(button -> fits(button, "url", LONGEST_URL))
                .filter(button -> fits(button, "value", LONGEST_VALUE))
                .filter(button -> fits(button, "action_id", LONGEST_ID))
                .filter(button -> fits(button, "accessibility_label", LONGEST_BUTTON))
                .filter(button ->
                        !button.has("style") || Set.of("primary", "danger").contains(style(button)))
                .isPresent();
    }

    private static String style(JsonObject button) {
        return Payload.text(button, "style").orElse("");
    }

    private static boolean isText(JsonElement element, Set<String> types, int longest) {
        return element instanceof JsonObject text
                && types.contains(Payload.text(text, "type").orElse(""))
                && has(text, "text", longest);
    }

    private static boolean all(JsonObject block, String name, int most, Predicate<JsonElement> isSound) {
        List<JsonElement> items = Payload.list(block, name);
        return !items.isEmpty() && items.size() <= most && items.stream().allMatch(isSound);
    }

    /** It is there, says something, and is not too long. */
    private static boolean has(JsonObject of, String name, int longest) {
        Optional<String> text = Payload.text(of, name);
        return text.filter(found -> !found.isEmpty() && codePoints(found) <= longest)
                .isPresent();
    }

    /** It is not there, or all right. */
    private static boolean fits(JsonObject of, String name, int longest) {
        return !of.has(name) || has(of, name, longest);
    }
}
