package dev.belfry.engine.config;

import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedList;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.settings.Problems;
import dev.belfry.engine.settings.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Has every text of a part of the configuration filled in, once. */
final class Filler {
    /** A doubled dollar sign is how the lookup's own notation writes one that asks for nothing. */
    private static final Pattern ASKED = Pattern.compile("(?<!\\$)\\$\\{[^}]*}?");

    private final Interpolation interpolation;
    private final Problems problems;

    Filler(Interpolation interpolation, Problems problems) {
        this.interpolation = interpolation;
        this.problems = problems;
    }

    Located fill(Located value, Where where) {
        if (value instanceof LocatedMap map) {
            return fill(map, where);
        }
        return value instanceof LocatedList list ? fill(list, where) : fill((LocatedText) value, where);
    }

    LocatedMap fill(LocatedMap map, Where where) {
        Map<String, LocatedMap.Entry> filled = new LinkedHashMap<>();
        for (LocatedMap.Entry entry : map.entries().values()) {
            Located value = fill(entry.value(), where.key(entry));
            filled.put(entry.key(), new LocatedMap.Entry(entry.key(), entry.place(), value));
        }
        return new LocatedMap(map.place(), filled);
    }

    private LocatedList fill(LocatedList list, Where where) {
        List<Located> filled = new ArrayList<>();
        for (Located item : list.items()) {
            filled.add(fill(item, where.item(filled.size() + 1, item.place())));
        }
        return new LocatedList(list.place(), filled);
    }

    private LocatedText fill(LocatedText text, Where where) {
        if (!text.written().contains("${")) {
            return text;
        }
        try {
            String filled = interpolation.fill(text.written());
            if (!isLeftOver(text.written(), filled)) {
                return text.filled(filled);
            }
            problems.add(where, text.place(), "only ${env:NAME} and ${file:PATH} are filled in.");
        } catch (UnfilledException e) {
            problems.add(where, text.place(), Objects.toString(e.getMessage(), ""));
        }
        return text.unfilled();
    }

    /** Whether something that was asked for is still there. */
    private static boolean isLeftOver(String written, String filled) {
        return ASKED.matcher(written).results().anyMatch(asked -> filled.contains(asked.group()));
    }
}
