package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.json.JsonString;
import dev.belfry.core.machine.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns reasons into trees and back: an array of the sentence and its facts, {@code ["seen {ago} ago",{"d":"PT0.4S"}]}.
 * There is one for every step that is kept, so it is short.
 */
public final class ReasonCodec {
    private static final String TIME = "t";
    private static final String DURATION = "d";

    private ReasonCodec() {}

    public static JsonArray encode(Reason reason) {
        List<Json> values = new ArrayList<>(reason.facts().size() + 1);
        values.add(new JsonString(reason.sentence()));
        for (Object fact : reason.facts()) {
            values.add(encode(fact));
        }
        return new JsonArray(values);
    }

    private static Json encode(Object fact) {
        if (fact instanceof Long number) {
            return Json.of(number);
        }
        if (fact instanceof Boolean bool) {
            return Json.of(bool);
        }
        if (fact instanceof Instant time) {
            return Json.object().with(TIME, time.toString());
        }
        if (fact instanceof Duration duration) {
            return Json.object().with(DURATION, duration.toString());
        }
        return new JsonString(fact.toString());
    }

    /**
     * Reads a reason.
     *
     * @throws CodecException when it is none
     */
    public static Reason decode(Json json) {
        if (!(json instanceof JsonArray array)
                || array.values().isEmpty()
                || !(array.values().get(0) instanceof JsonString sentence)) {
            throw new CodecException("what is stored is no reason");
        }
        List<Json> facts = array.values().subList(1, array.values().size());
        return new Reason(
                sentence.value(), facts.stream().map(ReasonCodec::fact).toList());
    }

    private static Object fact(Json json) {
        if (json instanceof JsonString text) {
            return text.value();
        }
        if (json instanceof JsonBoolean bool) {
            return bool.value();
        }
        if (json instanceof JsonNumber number && number.asLong().isPresent()) {
            return number.asLong().getAsLong();
        }
        if (json instanceof JsonObject object) {
            return moment(object);
        }
        throw new CodecException("what is stored is no fact of a reason");
    }

    private static Object moment(JsonObject object) {
        try {
            return object.text(TIME).isPresent()
                    ? Instant.parse(object.text(TIME).get())
                    : Duration.parse(object.text(DURATION).orElse(""));
        } catch (DateTimeException e) {
            throw new CodecException("what is stored is no fact of a reason", e);
        }
    }
}
