package dev.belfry.engine.config;

import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedList;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.DidYouMean;
import dev.belfry.engine.settings.Quote;
import dev.belfry.engine.settings.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads lists of words, one of which may stand for a list of one, and checks that each names something. */
final class NameList {
    private final Binder binder;

    NameList(Binder binder) {
        this.binder = binder;
    }

    /** A word and its place. */
    record Word(LocatedText text, Where where) {}

    /** The words in their order. */
    Map<String, Word> words(Located value, Where where) {
        Map<String, Word> words = new LinkedHashMap<>();
        if (!(value instanceof LocatedList list)) {
            add(value, where, words);
            return words;
        }
        if (list.items().isEmpty()) {
            binder.problems().add(where, value.place(), "is empty. Leave out the line.");
        }
        int number = 0;
        for (Located item : list.items()) {
            number++;
            add(item, where.item(number, item.place()), words);
        }
        return words;
    }

    private void add(Located value, Where where, Map<String, Word> words) {
        binder.text(value, where).ifPresent(text -> {
            Word word = new Word((LocatedText) value, where);
            if (words.put(text, word) != null) {
                tell(word, " is there twice.");
            }
        });
    }

    /**
     * As {@link #words}, and tells of every one that names nothing.
     *
     * @param kind what they name: "sink"
     */
    Map<String, Word> names(Located value, Where where, String kind, Set<String> known) {
        Map<String, Word> names = words(value, where);
        names.forEach((name, word) -> {
            if (!known.contains(name)) {
                tell(word, unknown(name, kind, known));
            }
        });
        return names;
    }

    /** Adds a problem that reads on after the word. */
    void tell(Word word, String message) {
        binder.problems().add(word.where(), word.text().place(), Quote.of(word.text()) + message);
    }

    static String unknown(String name, String kind, Set<String> known) {
        String meant = DidYouMean.sentence(name, known);
        String hint = meant.isEmpty() && !known.isEmpty() ? " There are: " + String.join(", ", known) + "." : meant;
        return " is no " + kind + "." + hint;
    }
}
