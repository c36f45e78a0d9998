package dev.belfry.engine.driver;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.json.JsonString;
import dev.belfry.core.text.VisibleText;
import java.util.List;
import java.util.Map;

/**
 * Makes what a rule raised fit to be shown, in one place for every sink: invisible characters become visible, what is
 * too long is cut.
 */
final class CleanContent {
    private static final int TITLE = 250;
    private static final int TEXT = 4_000;
    private static final int NAME = 64;
    private static final int VALUE = 1_000;
    private static final int MEMBERS = 50;
    private static final int LINKS = 10;
    private static final int DEPTH = 8;

    private CleanContent() {}

    static Content of(Content raw) {
        return new Content(
                raw.severity(),
                VisibleText.line(raw.title(), TITLE),
                VisibleText.lines(raw.text(), TEXT),
                object(raw.fields(), DEPTH),
                raw.links().stream().limit(LINKS).map(CleanContent::link).toList());
    }

    private static Link link(Link raw) {
        return new Link(VisibleText.line(raw.title(), NAME), raw.target());
    }

    private static JsonObject object(JsonObject raw, int depth) {
        JsonObject.Builder clean = JsonObject.builder();
        int left = MEMBERS;
        for (Map.Entry<String, Json> member : raw.members().entrySet()) {
            if (left-- == 0) {
                break;
            }
            clean.put(VisibleText.line(member.getKey(), NAME), value(member.getValue(), depth - 1));
        }
        return clean.build();
    }

    private static Json value(Json raw, int depth) {
        if (raw instanceof JsonString string) {
            return Json.of(VisibleText.line(string.value(), VALUE));
        }
        if (raw instanceof JsonObject object) {
            return depth == 0 ? Json.of("…") : object(object, depth);
        }
        if (raw instanceof JsonArray array) {
            return depth == 0 ? Json.of("…") : array(array.values(), depth);
        }
        return raw;
    }

    private static JsonArray array(List<Json> values, int depth) {
        return new JsonArray(values.stream()
                .limit(MEMBERS)
                .map(value -> value(value, depth - 1))
                .toList());
    }
}
