package dev.belfry.rules.standard.matches;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import java.util.stream.Collectors;

/** Finds what a name in the settings means in an event. */
final class Attributes {
    private Attributes() {}

    /**
     * The attribute of that name; else, with points in it, the part of an attribute; else the event's own {@code kind}
     * or {@code time}; else {@link JsonNull}.
     */
    static Json find(Event event, String name) {
        Json found = find(event.attributes(), name);
        if (found instanceof JsonNull) {
            return switch (name) {
                case "kind" -> Json.of(event.kind());
                case "time" -> Json.of(event.time());
                default -> found;
            };
        }
        return found;
    }

    private static Json find(JsonObject attributes, String name) {
        if (attributes.members().containsKey(name)) {
            return attributes.get(name);
        }
        Json found = attributes;
        for (String part : name.split("\\.", -1)) {
            found = found instanceof JsonObject object ? object.get(part) : JsonNull.NULL;
        }
        return found;
    }

    /** As a person would write it; empty for null. */
    static String text(Json value) {
        if (value instanceof JsonArray array) {
            return array.values().stream().map(Attributes::flat).collect(Collectors.joining(", "));
        }
        return flat(value);
    }

    private static String flat(Json value) {
        return value instanceof JsonNull ? "" : value.text().orElseGet(value::write);
    }
}
