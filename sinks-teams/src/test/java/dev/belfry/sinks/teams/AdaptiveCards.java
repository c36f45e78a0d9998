package dev.belfry.sinks.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Judges a message: its card by Microsoft's schema of Adaptive Cards 1.4 (see adaptive-cards/ORIGIN.md), and by hand
 * what the schema lets through and the wrapper, which it does not know.
 */
final class AdaptiveCards {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    private AdaptiveCards() {}

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode card(JsonNode message) {
        return message.at("/attachments/0/content");
    }

    static List<String> violations(JsonNode message) {
        List<String> violations = new ArrayList<>(wrapper(message));
        JsonNode card = card(message);
        check(violations, card.path("type").asText().equals("AdaptiveCard"), "no AdaptiveCard");
        check(violations, card.path("version").asText().equals("1.4"), "not version 1.4");
        card.findValuesAsText("url").forEach(url -> check(violations, url.matches("https?://.*"), "url " + url));
        if (card instanceof ObjectNode object) {
            ObjectNode withoutTeamsOwn = object.deepCopy();
            withoutTeamsOwn.remove("msteams");
            SCHEMA.validate(withoutTeamsOwn).forEach(error -> violations.add(error.toString()));
        }
        return violations;
    }

    private static List<String> wrapper(JsonNode message) {
        List<String> violations = new ArrayList<>();
        JsonNode attachment = message.at("/attachments/0");
        check(violations, message.path("type").asText().equals("message"), "no message");
        check(violations, message.path("attachments").size() == 1, "not one attachment");
        check(violations, attachment.path("contentUrl").isNull(), "contentUrl not null");
        check(
                violations,
                attachment.path("contentType").asText().equals("application/vnd.microsoft.card.adaptive"),
                "no card attached");
        return violations;
    }

    private static void check(List<String> violations, boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private static Schema schema() {
        try (InputStream in = AdaptiveCards.class.getResourceAsStream("/adaptive-cards/adaptive-card-1.4.0.json")) {
            ObjectNode schema = (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
            // A keyword of draft 4 in a schema of draft 6; the validator will not look past it.
            schema.remove("id");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
