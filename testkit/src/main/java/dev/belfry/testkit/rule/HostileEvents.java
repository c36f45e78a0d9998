package dev.belfry.testkit.rule;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a broken source or an attacker makes of an event: each part of it missing, of another type, or out of bounds. */
final class HostileEvents {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "<!channel> <http://evil.example|here>",
            "a\u0000b\r\n\u001b[31m\u202e\u200b",
            "\ud83d unpaired",
            "x".repeat(10_000),
            "%/%2F../..",
            "{host}",
            "javascript:alert(1)",
            "http://[::1",
            Instant.MIN.toString(),
            Instant.MAX.toString(),
            "1970-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "NaN");

    private HostileEvents() {}

    static Stream<Event> of(Event event) {
        return Stream.concat(withOtherAttributes(event), withOtherFrame(event));
    }

    private static Stream<Event> withOtherAttributes(Event event) {
        Map<String, Json> members = event.attributes().members();
        return members.keySet().stream()
                .flatMap(name -> Stream.concat(
                        values().stream().map(value -> event.attributes().with(name, value)),
                        Stream.of(without(members, name))))
                .map(attributes -> with(event, event.time(), attributes));
    }

    private static Stream<Event> withOtherFrame(Event event) {
        JsonObject attributes = event.attributes();
        return Stream.of(
                with(event, event.time(), JsonObject.builder().build()),
                with(event, Instant.MIN, attributes),
                with(event, Instant.MAX, attributes),
                with(event, Instant.EPOCH, attributes),
                new Event(event.id(), event.source(), event.kind(), event.time(), attributes, null),
                new Event("", "", "", event.time(), attributes, event.handle()));
    }

    private static List<Json> values() {
        List<Json> values = new ArrayList<>(List.of(
                JsonNull.NULL,
                Json.of(true),
                Json.of(-1),
                Json.of(Long.MAX_VALUE),
                new JsonNumber(new BigDecimal("1e999999999")),
                Json.object(),
                new JsonArray(List.of()),
                JsonArray.of(JsonNull.NULL, Json.of(1), nested(1_000))));
        TEXTS.forEach(text -> values.add(Json.of(text)));
        return values;
    }

    private static Json nested(int depth) {
        Json json = Json.of(depth);
        for (int i = 0; i < depth; i++) {
            json = JsonArray.of(json);
        }
        return json;
    }

    private static JsonObject without(Map<String, Json> members, String name) {
        Map<String, @Nullable Json> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        JsonObject.Builder left = JsonObject.builder();
        fewer.forEach((key, value) -> left.put(key, value == null ? JsonNull.NULL : value));
        return left.build();
    }

    private static Event with(Event event, Instant time, JsonObject attributes) {
        return new Event(event.id(), event.source(), event.kind(), time, attributes, event.handle());
    }
}
