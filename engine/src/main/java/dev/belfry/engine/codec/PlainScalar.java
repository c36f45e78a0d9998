package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonString;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a bare YAML scalar is. Only what JSON would call a number is one, and only true and false are booleans: YAML
 * 1.1's other readings turn {@code on}, {@code 0123} and {@code 12:30:45} into surprises.
 */
final class PlainScalar {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private PlainScalar() {}

    static Json json(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JsonNull.NULL;
            case "true", "True", "TRUE" -> JsonBoolean.TRUE;
            case "false", "False", "FALSE" -> JsonBoolean.FALSE;
            default -> numberOrText(text);
        };
    }

    private static Json numberOrText(String text) {
        if (text.length() > JsonReader.LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return new JsonString(text);
        }
        try {
            return new JsonNumber(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLarge) {
            return new JsonString(text);
        }
    }
}
