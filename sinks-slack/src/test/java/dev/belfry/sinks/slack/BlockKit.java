package dev.belfry.sinks.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Judges a message by the limits that slackblocks collected (see slackblocks/ORIGIN.md), for the parts we use. A
 * violation is named as its constraint is in the list of invalid cases.
 */
final class BlockKit {
    private static final JsonNode LIMITS = read("limits.json");
    private static final int MOST_BLOCKS = 50;

    private final List<String> violations = new ArrayList<>();

    private BlockKit() {}

    static JsonNode read(String name) {
        try (InputStream in = BlockKit.class.getResourceAsStream("/slackblocks/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> violations(JsonNode message) {
        BlockKit judge = new BlockKit();
        judge.check(message.path("blocks").size() <= MOST_BLOCKS, "blocks.max_items");
        message.path("blocks").forEach(judge::block);
        return judge.violations;
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText()) {
            case "header" -> header(block);
            case "section" -> section(block);
            case "context" -> context(block);
            case "actions" -> actions(block);
            default -> check(false, "unknown block " + block);
        }
    }

    private void header(JsonNode block) {
        keys(block, "type", "text");
        text(block.path("text"));
        check(block.at("/text/type").asText().equals("plain_text"), "header.text.type");
        longest(block.path("text"), "header.text.max_length");
    }

    private void section(JsonNode block) {
        keys(block, "type", "text", "fields");
        check(block.has("text") || block.path("fields").size() > 0, "section.content");
        if (block.has("text")) {
            text(block.path("text"));
            longest(block.path("text"), "section.text.max_length");
        }
        most(block.path("fields"), "section.fields.max_items");
        block.path("fields").forEach(field -> {
            text(field);
            longest(field, "section.fields.item_max_length");
        });
    }

    private void context(JsonNode block) {
        keys(block, "type", "elements");
        most(block.path("elements"), "context.elements.max_items");
        for (JsonNode element : block.path("elements")) {
            boolean isText =
                    Set.of("plain_text", "mrkdwn").contains(element.path("type").asText());
            check(isText, "context.elements");
            if (isText) {
                text(element);
            }
        }
    }

    private void actions(JsonNode block) {
        keys(block, "type", "elements");
        most(block.path("elements"), "actions.elements.max_items");
        for (JsonNode button : block.path("elements")) {
            keys(button, "type", "text", "url");
            text(button.path("text"));
            longest(button.path("text"), "button.text.max_length");
            check(length(button.path("url")) <= limit("button.url.max_length"), "button.url.max_length");
        }
    }

    private void text(JsonNode text) {
        boolean isPlain = text.path("type").asText().equals("plain_text");
        keys(text, "type", "text", isPlain ? "emoji" : "verbatim");
        check(length(text.path("text")) >= limit("text.min_length"), "text.min_length");
        longest(text, "text.max_length");
    }

    private void longest(JsonNode text, String constraint) {
        check(length(text.path("text")) <= limit(constraint), constraint);
    }

    private void most(JsonNode elements, String constraint) {
        check(elements.size() <= limit(constraint), constraint);
    }

    private void keys(JsonNode object, String... known) {
        object.fieldNames().forEachRemaining(key -> check(Set.of(known).contains(key), "unknown key " + key));
    }

    private void check(boolean holds, String constraint) {
        if (!holds) {
            violations.add(constraint);
        }
    }

    private static int limit(String constraint) {
        JsonNode limit = LIMITS.at("/" + constraint.replace('.', '/'));
        if (!limit.isInt()) {
            throw new IllegalArgumentException("no such limit: " + constraint);
        }
        return limit.intValue();
    }

    private static int length(JsonNode text) {
        return text.asText().codePointCount(0, text.asText().length());
    }
}
