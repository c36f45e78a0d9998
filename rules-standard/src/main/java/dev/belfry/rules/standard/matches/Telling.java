package dev.belfry.rules.standard.matches;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.rule.Rule.Raise;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what matched. Its words may be an attacker's: they go in as they came. */
final class Telling {
    private static final int MOST_FIELDS = 20;
    private static final List<String> NOT_SHOWN = List.of("server", "org", "link");

    private final MatchesSettings settings;
    private final Title title;

    Telling(MatchesSettings settings) {
        this.settings = settings;
        this.title = Title.parse(settings.title());
    }

    /** Every time a new alert. */
    Raise raise(Event event, Instant now) {
        Content content =
                new Content(settings.severity(), title.of(event), "", fields(event), links(event.attributes()));
        return new Raise(now + "/" + EventKey.identity(event), content);
    }

    private JsonObject fields(Event event) {
        List<String> names = settings.fields();
        JsonObject.Builder fields = JsonObject.builder();
        for (String name : names == null ? plainOnes(event.attributes()) : names) {
            Json value = Attributes.find(event, name);
            if (!(value instanceof JsonNull)) {
                fields.put(FieldName.of(name), value);
            }
        }
        if (names == null) {
            fields.put("at", event.time());
        }
        return fields.build();
    }

    private static List<String> plainOnes(JsonObject attributes) {
        return attributes.members().entrySet().stream()
                .filter(attribute -> !(attribute.getValue() instanceof JsonObject))
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("_") && !NOT_SHOWN.contains(name))
                .limit(MOST_FIELDS)
                .toList();
    }

    private static List<Link> links(JsonObject attributes) {
        return attributes.text("link").flatMap(Telling::link).stream().toList();
    }

    private static Optional<Link> link(String target) {
        try {
            return Optional.of(new Link("Open the client", new URI(target)));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
