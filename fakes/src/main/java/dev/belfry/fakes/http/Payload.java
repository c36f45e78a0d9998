package dev.belfry.fakes.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.util.List;
import java.util.Optional;

/** Reading JSON of which nobody knows whether it is what it should be. */
final class Payload {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private Payload() {}

    /** The object in a message that says it is JSON. */
    static Optional<JsonObject> of(ReceivedMessage message) {
        boolean json = message.header("content-type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        return json ? parse(message.body()) : Optional.empty();
    }

    static Optional<JsonObject> parse(String text) {
        try {
            return Optional.ofNullable(STRICT.fromJson(text, JsonElement.class)).flatMap(Payload::object);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    static Optional<JsonObject> object(JsonElement element) {
        return element instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    static Optional<JsonObject> object(JsonObject of, String name) {
        return of.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The string of that name; empty when it is missing or something else. */
    static Optional<String> text(JsonObject of, String name) {
        return of.get(name) instanceof JsonPrimitive value && value.isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    /** The items of a list; none when it is missing or something else. */
    static List<JsonElement> list(JsonObject of, String name) {
        return of.get(name) instanceof JsonArray array ? array.asList() : List.of();
    }

    /** Those items that are objects. */
    static List<JsonObject> objects(JsonObject of, String name) {
        return list(of, name).stream().flatMap(item -> object(item).stream()).toList();
    }

    static boolean isTrue(JsonObject of, String name) {
        return of.get(name) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
    }
}
