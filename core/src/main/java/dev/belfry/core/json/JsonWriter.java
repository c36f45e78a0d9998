package dev.belfry.core.json;

import java.util.Iterator;
import java.util.Map;

/** Compact JSON text after RFC 8259. Recursion is as deep as the tree, and whoever parses bounds that. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder(256);

    private JsonWriter() {}

    static String write(Json json) {
        JsonWriter writer = new JsonWriter();
        writer.value(json);
        return writer.out.toString();
    }

    private void value(Json json) {
        if (json instanceof JsonString string) {
            string(string.value());
        } else if (json instanceof JsonObject object) {
            object(object);
        } else if (json instanceof JsonArray array) {
            array(array);
        } else if (json instanceof JsonNumber number) {
            out.append(number.value());
        } else if (json instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private void object(JsonObject object) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            if (members.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void array(JsonArray array) {
        out.append('[');
        Iterator<Json> values = array.values().iterator();
        while (values.hasNext()) {
            value(values.next());
            if (values.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            escaped(text);
        }
        out.append('"');
    }

    /** Whether it is written as it is: nearly all texts are, and are copied faster as a whole. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || isUnpaired(text, i)) {
                escape(c);
            } else {
                out.append(c);
            }
        }
    }

    private static boolean isUnpaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private void escape(char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
            }
        }
    }
}
