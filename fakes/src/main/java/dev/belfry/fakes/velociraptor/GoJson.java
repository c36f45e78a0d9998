package dev.belfry.fakes.velociraptor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Go's encoder writes it: no spaces, and {@code < > &}, U+2028 and U+2029 escaped. */
final class GoJson {
    private static final String[] UNITS = {"B", "kB", "MB", "GB"};

    private final StringBuilder out = new StringBuilder();

    void write(@Nullable Object value) {
        if (value instanceof String text) {
            quote(text);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            out.append(value);
        }
    }

    /** Its length in UTF-8 as the server's log lines show it, such as {@code 2.7 kB}. */
    String size() {
        double size = utf8Length();
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        double rounded = Math.floor(size * 10 + 0.5) / 10;
        return String.format(Locale.ROOT, unit > 0 && rounded < 10 ? "%.1f %s" : "%.0f %s", rounded, UNITS[unit]);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private long utf8Length() {
        return out.codePoints()
                .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }

    private void list(List<?> list) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            write(item);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void map(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            quote(String.valueOf(entry.getKey()));
            out.append(':');
            write(entry.getValue());
            separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> escape(character);
            default -> {
                if (character < ' ') {
                    escape(character);
                } else {
                    out.append(character);
                }
            }
        }
    }

    private void escape(char character) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
    }
}
