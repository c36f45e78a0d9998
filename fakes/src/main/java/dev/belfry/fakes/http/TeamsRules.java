package dev.belfry.fakes.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a workflow refuses in a request, and what makes its run fail once it has taken it. */
final class TeamsRules {
    private static final String CARD = "application/vnd.microsoft.card.adaptive";
    private static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2", "1.3", "1.4");
    private static final int LONGEST_MESSAGE = 28_672;
    /** What re-encoding makes of a message: 24,453 bytes became 28,897 in MicrosoftDocs/msteams-docs issue 11274. */
    private static final double GROWTH = 28_897.0 / 24_453;

    private TeamsRules() {}

    /** Where the request is not of the shape that the trigger was made for. */
    static Optional<String> mismatch(JsonObject payload) {
        return attachments(payload).stream()
                .filter(attachment -> Payload.object(attachment)
                        .filter(object -> object.has("contentUrl"))
                        .isEmpty())
                .findFirst()
                .map(attachment -> "Required properties are missing from object: contentUrl.");
    }

    /** Why the run ends without a card in the channel. */
    static Optional<String> failure(JsonObject payload) {
        if (!Payload.text(payload, "type").filter("message"::equals).isPresent()
                || attachments(payload).isEmpty()) {
            return Optional.of("'foreach' expression '@triggerBody()?['attachments']' is of type 'Null'");
        }
        if (payload.toString().getBytes(StandardCharsets.UTF_8).length * GROWTH > LONGEST_MESSAGE) {
            return Optional.of("MessageSizeExceeded");
        }
        return attachments(payload).stream()
                .flatMap(attachment -> Payload.object(attachment).stream())
                .flatMap(attachment -> cardFailure(attachment).stream())
                .findFirst();
    }

    private static Optional<String> cardFailure(JsonObject attachment) {
        JsonObject card = Payload.object(attachment, "content").orElseGet(JsonObject::new);
        if (!Payload.text(attachment, "contentType").filter(CARD::equals).isPresent()
                || !Payload.text(card, "type").filter("AdaptiveCard"::equals).isPresent()) {
            return Optional.of("Property 'type' must be 'AdaptiveCard'");
        }
        return Payload.text(card, "version").filter(VERSIONS::contains).isPresent()
                ? Optional.empty()
                : Optional.of("This card couldn't be displayed: its version is not one up to 1.4");
    }

    private static List<JsonElement> attachments(JsonObject payload) {
        return Payload.list(payload, "attachments");
    }
}
