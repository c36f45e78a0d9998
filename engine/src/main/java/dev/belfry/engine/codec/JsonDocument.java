package dev.belfry.engine.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.json.JsonString;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON document, straight from Jackson's tokens: a tree in between would double what 100,000 rows cost. */
final class JsonDocument {
    /** Size and depth are bounded here and in {@link DocumentText}, in words of our own, so Jackson only counts digits. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(JsonReader.LONGEST_NUMBER)
                    .maxNestingDepth(JsonReader.DEEPEST + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final int deepest;

    JsonDocument(ParseLimits limits) {
        this.deepest = JsonReader.depth(limits);
    }

    Json read(String text) throws ParseException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return bounded(parser);
        } catch (JsonProcessingException e) {
            throw JsonReader.failure(words(e), place(e.getLocation()));
        } catch (IOException impossibleForText) {
            throw new UncheckedIOException(impossibleForText);
        }
    }

    private Json bounded(JsonParser parser) throws IOException, ParseException {
        try {
            return document(parser);
        } catch (StreamConstraintsException tooManyDigits) {
            throw JsonReader.failure(
                    "a number has more than " + JsonReader.LONGEST_NUMBER + " digits", place(parser.currentLocation()));
        }
    }

    private Json document(JsonParser parser) throws IOException, ParseException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw JsonReader.failure("is empty", Place.UNKNOWN);
        }
        Json value = value(parser, first, 0);
        if (parser.nextToken() != null) {
            throw JsonReader.failure("has something after its end", here(parser));
        }
        return value;
    }

    private Json value(JsonParser parser, JsonToken token, int depth) throws IOException, ParseException {
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw JsonReader.failure("is not JSON at this place", here(parser));
        };
    }

    private JsonObject object(JsonParser parser, int depth) throws IOException, ParseException {
        checkDepth(parser, depth);
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (members.containsKey(name)) {
                throw JsonReader.failure("this name is there twice in one object", here(parser));
            }
            members.put(name, value(parser, parser.nextToken(), depth));
        }
        return new JsonObject(members);
    }

    private JsonArray array(JsonParser parser, int depth) throws IOException, ParseException {
        checkDepth(parser, depth);
        List<Json> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token, depth));
        }
        return new JsonArray(values);
    }

    private void checkDepth(JsonParser parser, int depth) throws ParseException {
        if (depth > deepest) {
            throw JsonReader.tooDeep(deepest, here(parser));
        }
    }

    private static JsonNumber number(JsonParser parser) throws IOException, ParseException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> new JsonNumber(BigDecimal.valueOf(parser.getLongValue()));
            default -> new JsonNumber(decimal(parser));
        };
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException, ParseException {
        try {
            return new BigDecimal(parser.getText());
        } catch (NumberFormatException exponentTooLarge) {
            throw JsonReader.failure("a number is too large or too small", here(parser));
        }
    }

    /** Jackson's own messages quote the document. */
    private static String words(JsonProcessingException e) {
        return e instanceof JsonEOFException ? "ends before it is complete" : "is not JSON at this place";
    }

    private static Place here(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static Place place(JsonLocation location) {
        return new Place(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }
}
