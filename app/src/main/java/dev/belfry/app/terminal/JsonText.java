package dev.belfry.app.terminal;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.text.VisibleText;
import java.util.Locale;

/** JSON for a terminal or a log: what nobody could see stands as an escape, which means the same to every program. */
public final class JsonText {
    private JsonText() {}

    /** One line. */
    public static String line(Json json) {
        return escaped(json.write());
    }

    /** An array has each of its values on a line of its own, so that {@code grep} and people can use it as well. */
    public static String document(Json json) {
        if (!(json instanceof JsonArray array) || array.values().isEmpty()) {
            return line(json);
        }
        StringBuilder out = new StringBuilder("[\n");
        String before = "";
        for (Json value : array.values()) {
            out.append(before).append(line(value));
            before = ",\n";
        }
        return out.append("\n]").toString();
    }

    /** Beyond ASCII there is nothing in JSON text but strings, so an escape may stand there. */
    private static String escaped(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c <= '~' || isVisible(json.substring(i, next))) {
                out.appendCodePoint(c);
            } else {
                json.substring(i, next)
                        .chars()
                        .forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04x", unit)));
            }
            i = next;
        }
        return out.toString();
    }

    private static boolean isVisible(String character) {
        return VisibleText.line(character, 1).equals(character);
    }
}
