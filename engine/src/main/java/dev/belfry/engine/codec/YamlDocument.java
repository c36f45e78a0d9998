package dev.belfry.engine.codec;

import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document from the parser's events. Tags, anchors and aliases are refused before anything is made of
 * them, which leaves nothing that could expand or be instantiated.
 */
final class YamlDocument {
    private final String text;
    private final int deepest;
    private final Parser parser;

    YamlDocument(String text, ParseLimits limits) {
        this.text = text;
        this.deepest = JsonReader.depth(limits);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(text), options);
    }

    Located read() throws ParseException {
        try {
            return document();
        } catch (YAMLException e) {
            throw YamlFailure.of(e, text);
        } catch (RuntimeException defectOfTheParser) {
            // An escape beyond Unicode, "\\UFFFFFFFF", is one that gets here.
            throw JsonReader.failure("is not YAML", Place.UNKNOWN);
        }
    }

    private Located document() throws ParseException {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw JsonReader.failure("is empty", Place.UNKNOWN);
        }
        parser.getEvent();
        Located root = node(parser.getEvent(), 0);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw JsonReader.failure("has a second document; only one is read", place(parser.peekEvent()));
        }
        return root;
    }

    private Located node(Event event, int depth) throws ParseException {
        refuseExtras(event);
        if (event instanceof ScalarEvent scalar) {
            return text(scalar);
        }
        if (depth == deepest) {
            throw JsonReader.tooDeep(deepest, place(event));
        }
        return event instanceof MappingStartEvent ? map(event, depth + 1) : list(event, depth + 1);
    }

    private LocatedMap map(Event start, int depth) throws ParseException {
        Map<String, LocatedMap.Entry> entries = new LinkedHashMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            LocatedText key = key(parser.getEvent());
            LocatedMap.Entry earlier = entries.get(key.text());
            if (earlier != null) {
                String first = "this key is there twice, first in line ";
                throw JsonReader.failure(first + earlier.place().line(), key.place());
            }
            Located value = node(parser.getEvent(), depth);
            entries.put(key.text(), new LocatedMap.Entry(key.text(), key.place(), value));
        }
        parser.getEvent();
        return new LocatedMap(place(start), entries);
    }

    private LocatedText key(Event event) throws ParseException {
        refuseExtras(event);
        if (!(event instanceof ScalarEvent scalar)) {
            throw JsonReader.failure("a key must be a text, not a list or a map", place(event));
        }
        LocatedText key = text(scalar);
        if (key.text().isEmpty()) {
            throw JsonReader.failure("a key is missing before the colon", key.place());
        }
        return key;
    }

    private LocatedList list(Event start, int depth) throws ParseException {
        List<Located> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(parser.getEvent(), depth));
        }
        parser.getEvent();
        return new LocatedList(place(start), items);
    }

    private static LocatedText text(ScalarEvent scalar) {
        LocatedText.Style style = scalar.isPlain() ? LocatedText.Style.PLAIN : LocatedText.Style.QUOTED;
        return LocatedText.of(place(scalar), style, scalar.getValue());
    }

    private static void refuseExtras(Event event) throws ParseException {
        if (event instanceof AliasEvent) {
            throw JsonReader.failure("aliases are not read; a text that starts with * needs quotes", place(event));
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw JsonReader.failure("anchors are not read; a text that starts with & needs quotes", place(event));
        }
        if (tag(event) != null) {
            throw JsonReader.failure("tags are not read; a text that starts with ! needs quotes", place(event));
        }
    }

    private static @Nullable String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : null;
    }

    private static Place place(Event event) {
        return YamlFailure.place(event.getStartMark());
    }
}
