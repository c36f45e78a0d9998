package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import java.util.List;

/** Pieces of JSON Schema. */
final class Schemas {
    private static final JsonObject TO_BE_FILLED =
            Json.object().with("type", "string").with("pattern", "\\$\\{");

    private Schemas() {}

    static JsonObject type(String type) {
        return Json.object().with("type", type);
    }

    /** YAML reads a bare 2026 or true as something else than text; where a text is wanted, it is one. */
    static JsonObject text() {
        return Json.object().with("type", JsonArray.ofTexts(List.of("string", "number", "boolean")));
    }

    static JsonObject pattern(String pattern) {
        return orFilled(type("string").with("pattern", "^(?:" + pattern + ")$"));
    }

    static JsonObject wholeNumber(long least, long most) {
        JsonObject number = type("integer").with("minimum", Json.of(least)).with("maximum", Json.of(most));
        return Json.object().with("anyOf", JsonArray.of(number, pattern("-?[0-9]+")));
    }

    /** A {@code ${…}} may stand for any scalar. */
    static JsonObject orFilled(JsonObject schema) {
        return Json.object().with("anyOf", JsonArray.of(schema, TO_BE_FILLED));
    }
}
