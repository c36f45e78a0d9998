package dev.belfry.fakes.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Slack refuses in the payload of an incoming webhook. */
final class SlackRules {
    private static final int MOST_BLOCKS = 50;
    private static final int MOST_ATTACHMENTS = 100;
    /** Not documented; measured in slackapi/bolt-js issue 2509. */
    private static final int LONGEST_BLOCKS = 13_200;

    private SlackRules() {}

    /** The error code, if there is one to give. */
    static Optional<String> complaint(JsonObject payload) {
        List<JsonElement> blocks = Payload.list(payload, "blocks");
        List<JsonElement> attachments = Payload.list(payload, "attachments");
        boolean says =
                Payload.text(payload, "text").filter(text -> !text.isEmpty()).isPresent();
        if (!says && blocks.isEmpty() && attachments.isEmpty()) {
            return Optional.of("no_text");
        }
        if (payload.has("blocks") && !areSound(blocks)) {
            return Optional.of("invalid_blocks");
        }
        if (length(blocks) > LONGEST_BLOCKS) {
            return Optional.of("msg_blocks_too_long");
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            return Optional.of("too_many_attachments");
        }
        return attachments.stream().allMatch(SlackRules::isSoundAttachment)
                ? Optional.empty()
                : Optional.of("invalid_attachments");
    }

    private static boolean areSound(List<JsonElement> blocks) {
        Set<String> ids = new HashSet<>();
        return blocks.size() <= MOST_BLOCKS
                && blocks.stream()
                        .allMatch(block -> Payload.object(block)
                                .filter(SlackBlockRules::isSound)
                                .filter(sound -> Payload.text(sound, "block_id")
                                        .map(ids::add)
                                        .orElse(true))
                                .isPresent());
    }

    private static boolean isSoundAttachment(JsonElement attachment) {
        return Payload.object(attachment)
                .filter(sound -> areSound(Payload.list(sound, "blocks")))
                .isPresent();
    }

    /** Of all the texts in there, wherever they are. */
    private static int length(List<JsonElement> blocks) {
        return blocks.stream().mapToInt(SlackRules::length).sum();
    }

    private static int length(JsonElement element) {
        if (element.isJsonArray()) {
            return length(element.getAsJsonArray().asList());
        }
        if (!(element instanceof JsonObject object)) {
            return 0;
        }
        int own = Payload.text(object, "text").map(SlackBlockRules::codePoints).orElse(0);
        return own + length(List.copyOf(object.asMap().values()));
    }
}
