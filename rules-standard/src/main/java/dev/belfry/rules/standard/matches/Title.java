package dev.belfry.rules.standard.matches;

import dev.belfry.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with names of attributes in braces. No template language: there is nothing more to it. */
record Title(List<Part> parts) {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST_VALUE = 200;
    private static final String UNKNOWN = "?";

    /** Some text, or the name of an attribute. */
    record Part(String text, boolean isName) {}

    Title {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException when a brace has no partner or there is no name in it */
    static Title parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("title must not be empty.");
        }
        List<Part> parts = new ArrayList<>();
        Matcher name = BRACES.matcher(text);
        int end = 0;
        while (name.find()) {
            parts.add(plain(text, end, name.start()));
            parts.add(named(name.group(1).strip(), name.start()));
            end = name.end();
        }
        parts.add(plain(text, end, text.length()));
        return new Title(parts);
    }

    /** What an event lacks, or is empty, shows as a question mark. */
    String of(Event event) {
        StringBuilder title = new StringBuilder();
        parts.forEach(part -> title.append(part.isName() ? value(event, part.text()) : part.text()));
        return title.toString();
    }

    private static String value(Event event, String name) {
        String text = Attributes.text(Attributes.find(event, name));
        if (text.isBlank()) {
            return UNKNOWN;
        }
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_VALUE))) + "…";
    }

    private static Part named(String name, int at) {
        if (name.isEmpty()) {
            throw wrong("names no attribute", at);
        }
        return new Part(name, true);
    }

    private static Part plain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '{' || text.charAt(i) == '}') {
                throw wrong("has no partner", i);
            }
        }
        return new Part(text.substring(from, to), false);
    }

    private static IllegalArgumentException wrong(String what, int at) {
        return new IllegalArgumentException(
                "title: the brace at character " + (at + 1) + " " + what + ". Write {host} for the attribute host.");
    }
}
